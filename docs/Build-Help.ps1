<#
.SYNOPSIS
Builds the help in en-US from the Markdown beside this script.

.DESCRIPTION
Each about_*.md becomes about_*.help.txt. The pages of the cmdlets become KmsCustomKeyStore.dll-Help.xml; that takes
Microsoft.PowerShell.PlatyPS 1.0, which knows what is in them. It leaves Markdown's marks in their prose and the code of
examples among it, so the prose is put in again as Get-Help is meant to have it.
#>
[CmdletBinding()]
param(
    # Where the help is put.
    [string] $Destination = (Join-Path (Split-Path $PSScriptRoot) 'en-US')
)

$ErrorActionPreference = 'Stop'
$Destination = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($Destination)

# The words of a text, without the marks of Markdown.
function ConvertTo-Plain([string] $Markdown) {
    $Markdown -replace '\[([^\]]+)\]\((https?://[^)]+)\)', '$1 ($2)' -replace '\[([^\]]+)\]\([^)]+\)', '$1' -replace '`([^`]+)`', '$1'
}

# A Markdown text as a list of paragraphs; the lines of one are joined, and each item of a list is a line of its own.
function Split-Paragraph([string] $Markdown) {
    foreach ($paragraph in $Markdown.Trim() -split '\n\s*\n') {
        if ($paragraph.Trim()) {
            (ConvertTo-Plain $paragraph.Trim()) -replace '\n(?! *(?:- |\d+\. )) *', ' '
        }
    }
}

function Select-Element([System.Xml.XmlElement] $Element, [string] $Path) {
    $Element.SelectNodes(($Path -replace '[\w]+', '*[local-name()="$0"]'))
}

function Set-Paragraph([System.Xml.XmlElement] $Element, [string[]] $Paragraph) {
    $Element.RemoveAll()
    foreach ($text in $Paragraph) {
        $child = $Element.OwnerDocument.CreateElement('maml', 'para', 'http://schemas.microsoft.com/maml/2004/10')
        $child.InnerText = $text
        $null = $Element.AppendChild($child)
    }
}

# The code of an example is what is in fences; the text before and after it are the remarks, for Get-Help shows an
# introduction and the code in one line.
function Set-Example([System.Xml.XmlElement] $Element, [string] $Markdown) {
    $parts = [regex]::Split($Markdown, '(?ms)^```\w*\n(.*?)^```\s*$')
    $code = for ($i = 1; $i -lt $parts.Count; $i += 2) { $parts[$i].TrimEnd() }
    $prose = for ($i = 0; $i -lt $parts.Count; $i += 2) { $parts[$i] }
    Set-Paragraph @(Select-Element $Element introduction)[0]
    @(Select-Element $Element code)[0].InnerText = $code -join "`n`n"
    Set-Paragraph @(Select-Element $Element remarks)[0] (Split-Paragraph ($prose -join "`n`n"))
}

# What a parameter is unless given, which the export leaves out.
function Add-DefaultValue([System.Xml.XmlElement] $Element, $Command) {
    foreach ($parameter in Select-Element $Element parameters/parameter) {
        $name = @(Select-Element $parameter name)[0].InnerText
        $value = $Element.OwnerDocument.CreateElement('dev', 'defaultValue', 'http://schemas.microsoft.com/maml/dev/2004/10')
        $value.InnerText = ($Command.Parameters | Where-Object Name -EQ $name).DefaultValue
        if ($value.InnerText) {
            $null = $parameter.InsertAfter($value, @(Select-Element $parameter type)[0])
        }
    }
}

function Build-CommandHelp {
    $commands = @(Import-MarkdownCommandHelp (Join-Path $PSScriptRoot '*-KMSCustomKeyStore.md'))
    $problems = $commands | ForEach-Object { $_.Diagnostics.Messages } | Where-Object Severity -NE 'Information'
    if ($problems) {
        throw "The pages have mistakes:`n$($problems | Out-String)"
    }

    $built = Join-Path ([System.IO.Path]::GetTempPath()) ([guid]::NewGuid())
    try {
        $file = $commands | Export-MamlCommandHelp -OutputFolder $built | ForEach-Object { $_.FullName }
        $document = [xml]([System.IO.File]::ReadAllText($file) -replace 'System\.Nullable`1\[([\w.]+)\]', '$1')
    } finally {
        Remove-Item $built -Recurse -Force -ErrorAction Ignore
    }

    foreach ($element in Select-Element $document.DocumentElement command) {
        $command = $commands | Where-Object Title -EQ @(Select-Element $element details/name)[0].InnerText
        Set-Paragraph @(Select-Element $element description)[0] (Split-Paragraph $command.Description)
        for ($i = 0; $i -lt $command.Examples.Count; $i++) {
            Set-Example @(Select-Element $element examples/example)[$i] $command.Examples[$i].Remarks
        }

        Add-DefaultValue $element $command
        # A page beside this one is no address outside the repository; its name is what Get-Help takes.
        Select-Element $element relatedLinks/navigationLink/uri | Where-Object InnerText -NotLike 'http*' | ForEach-Object { $_.InnerText = '' }
        foreach ($path in 'details/description', 'parameters/parameter/description', 'inputTypes/inputType/description', 'returnValues/returnValue/description', 'alertSet/alert') {
            foreach ($prose in Select-Element $element $path) {
                Set-Paragraph $prose (Split-Paragraph (@($prose.ChildNodes | ForEach-Object InnerText) -join "`n`n"))
            }
        }
    }

    $settings = [System.Xml.XmlWriterSettings]@{ Indent = $true; NewLineChars = "`n"; Encoding = [System.Text.UTF8Encoding]::new($false) }
    $writer = [System.Xml.XmlWriter]::Create((Join-Path $Destination 'KmsCustomKeyStore.dll-Help.xml'), $settings)
    try { $document.Save($writer) } finally { $writer.Dispose() }
}

# "# about_X" is the topic, "## " a section, "### " a heading within one; what is in fences is code.
function ConvertTo-AboutTopic([string[]] $Line) {
    $inCode = $false
    foreach ($text in $Line) {
        if ($text -match '^```') { $inCode = -not $inCode }
        elseif (-not $text) { '' }
        elseif ($inCode) { "        $text" }
        elseif ($text -match '^# (.*)') { 'TOPIC'; "    $($Matches[1])" }
        elseif ($text -match '^## (.*)') { $Matches[1].ToUpperInvariant() }
        elseif ($text -match '^### (.*)') { "  $($Matches[1])" }
        else { "    $(ConvertTo-Plain $text)" }
    }
}

function Build-AboutTopic {
    foreach ($page in Get-ChildItem $PSScriptRoot -Filter about_*.md) {
        $text = (ConvertTo-AboutTopic ([System.IO.File]::ReadAllLines($page.FullName))) -join "`n" -replace '\n{3,}', "`n`n"
        [System.IO.File]::WriteAllText((Join-Path $Destination "$($page.BaseName).help.txt"), "$($text.Trim())`n")
    }
}

Build-AboutTopic
if (Get-Module Microsoft.PowerShell.PlatyPS -ListAvailable) {
    Import-Module Microsoft.PowerShell.PlatyPS
    Build-CommandHelp
} else {
    Write-Warning 'Microsoft.PowerShell.PlatyPS is not installed: the help of the cmdlets is left as it is.'
}
