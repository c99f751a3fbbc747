BeforeDiscovery {
    $root = Split-Path (Split-Path $PSScriptRoot)
    $cmdlets = Get-ChildItem (Join-Path $root 'docs') -Filter *-KMSCustomKeyStore.md | ForEach-Object BaseName
    $topics = Get-ChildItem (Join-Path $root 'docs') -Filter about_*.md | ForEach-Object BaseName
    $platyPS = Get-Module Microsoft.PowerShell.PlatyPS -ListAvailable
}

BeforeAll {
    . "$PSScriptRoot/TestSession.ps1"
    Enter-TestSession
}

AfterAll { Exit-TestSession }

Describe 'The help of <_>' -ForEach $cmdlets {
    BeforeAll {
        $name = $_
        $help = Get-Help $name -Full
        $text = $help | Out-String -Width 120
    }

    It 'has all sections' {
        foreach ($section in 'NAME', 'SYNOPSIS', 'SYNTAX', 'DESCRIPTION', 'PARAMETERS', 'INPUTS', 'OUTPUTS', 'NOTES', 'RELATED LINKS') {
            $text | Should -MatchExactly "(?m)^$section"
        }
    }

    It 'shows each example with its command and what it does' {
        $examples = Get-Help $name -Examples | Out-String -Width 120
        @($help.examples.example).Count | Should -BeGreaterOrEqual 3
        foreach ($example in $help.examples.example) {
            $examples | Should -Match ([regex]::Escape($example.title.Trim('- ')))
            $example.code | Should -Match 'KMSCustomKeyStore'
            $example.remarks.Text | Should -Not -BeNullOrEmpty
        }
    }

    It 'describes every parameter that completes' {
        $parameters = [System.Management.Automation.CommandCompletion]::CompleteInput("$name -", $name.Length + 2, $null).CompletionMatches.ListItemText |
            Where-Object { $_ -notin [System.Management.Automation.Cmdlet]::CommonParameters }
        $parameters.Count | Should -BeGreaterThan 10
        foreach ($parameter in $parameters) {
            (Get-Help $name -Parameter $parameter).description.Text | Should -Not -BeNullOrEmpty -Because "-$parameter is a parameter"
        }
    }

    It 'says what happens in the plain text that a reader sees' {
        $text | Should -Match 'kms:\w+'
        $text | Should -Not -Match '```|\{\{'
    }
}

Describe 'The topic <_>' -ForEach $topics {
    It 'is found and shown' {
        $topic = Get-Help $_ | Out-String
        $topic | Should -MatchExactly "^TOPIC\s+$_\s+SHORT DESCRIPTION"
        (Get-Help about_KmsCustomKeyStore*).Name | Should -Contain $_
    }
}

Describe 'The help in the repository' {
    # PlatyPS, which makes the help, is not everywhere; what was made is tested without it too.
    It 'is what its pages make' -Skip:(-not $platyPS) {
        & (Join-Path $RepositoryRoot 'docs/Build-Help.ps1') -Destination $TestDrive

        $built = Get-ChildItem $TestDrive -File
        $built.Count | Should -Be (Get-ChildItem (Join-Path $RepositoryRoot 'en-US')).Count
        foreach ($file in $built) {
            [System.IO.File]::ReadAllText($file.FullName) | Should -BeExactly ([System.IO.File]::ReadAllText((Join-Path $RepositoryRoot "en-US/$($file.Name)"))) -Because "$($file.Name) is built by build.ps1 Help"
        }
    }

    It 'comes from pages that PlatyPS finds right' -Skip:(-not $platyPS) {
        Import-Module Microsoft.PowerShell.PlatyPS
        Test-MarkdownCommandHelp (Join-Path $RepositoryRoot 'docs/*-KMSCustomKeyStore.md') | Should -Not -Contain $false
    }
}
