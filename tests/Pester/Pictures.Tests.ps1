BeforeDiscovery {
    # The commands by which the README says its pictures are made.
    $root = Split-Path (Split-Path $PSScriptRoot)
    $readme = [System.IO.File]::ReadAllText((Join-Path $root 'README.md'))
    $pictures = foreach ($match in [regex]::Matches($readme, "(?m)^dotnet run --project src/KmsSandbox -- -Picture (\S+) -Command '([^']+)'")) {
        @{ File = $match.Groups[1].Value; Script = $match.Groups[2].Value }
    }
}

BeforeAll {
    . "$PSScriptRoot/TestSession.ps1"
    $images = Join-Path $RepositoryRoot 'docs/images'
    $readme = [System.IO.File]::ReadAllText((Join-Path $RepositoryRoot 'README.md'))
    $sandbox = (Get-ChildItem (Join-Path $RepositoryRoot 'src/KmsSandbox/bin/*/*/KmsSandbox.dll') -ErrorAction Ignore |
            Sort-Object LastWriteTimeUtc | Select-Object -Last 1).FullName
}

# The pictures are of PowerShell 7.
Describe 'The pictures of the README' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
    # That of the benchmarks is made by a command that its part of the README states, and never the same twice.
    It 'are all made by a command that it states' -ForEach @{ Stated = @($pictures.File) } {
        $committed = Get-ChildItem $images -File | Where-Object Name -NotLike icon.* | ForEach-Object { "docs/images/$($_.Name)" }
        $shown = [regex]::Matches($readme, '!\[[^\]]+\]\((docs/images/[^)]+)\)') | ForEach-Object { $_.Groups[1].Value }
        $measured = 'docs/images/benchmarks.svg'

        $committed | Should -Not -BeNullOrEmpty
        $Stated | Sort-Object | Should -Be ($committed -ne $measured | Sort-Object)
        $shown | Sort-Object | Should -Be ($committed | Sort-Object)
    }

    It 'show what the command gives: <File>' -ForEach $pictures {
        $drawn = Join-Path $TestDrive 'drawn.svg'

        $run = Complete-TestProcess (Start-TestProcess dotnet $sandbox, '-Picture', $drawn, '-Command', $Script)

        $run.ExitCode | Should -Be 0 -Because $run.Errors
        Get-Content $drawn | Should -Be (Get-Content (Join-Path $RepositoryRoot $File))
    }
}
