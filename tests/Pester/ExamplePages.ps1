# Dot-source this in a file of tests, with the pages whose examples it runs. Each such file may run beside the others.
param([System.IO.FileInfo[]] $Path)

BeforeDiscovery {
    . "$PSScriptRoot/Examples.ps1"
    $pages = $Path | ForEach-Object { @{ Page = $_.Name; Examples = @(Read-Example $_.FullName) } }
}

BeforeAll {
    # Some examples run Pester in a new shell. That finds the one that runs here, though it may be installed nowhere.
    $null = New-Item (Join-Path $TestDrive Modules) -ItemType Directory
    Copy-Item (Get-Command Invoke-Pester).Module.ModuleBase (Join-Path $TestDrive Modules/Pester) -Recurse
    $pesterPath = Join-Path $TestDrive Modules
}

# Windows PowerShell words errors and shows them in another way.
Describe 'The examples of <Page>' -ForEach $pages -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
    BeforeAll {
        . "$PSScriptRoot/TestSession.ps1"
        . "$PSScriptRoot/Examples.ps1"
        # Long enough to be waited for in vain, where a page shows that; else short.
        Enter-TestSession -TransitionTime $(if ($Page -like '*Runbooks*') { 2000 } else { 400 })
        Set-Content $env:AWS_CONFIG_FILE @(foreach ($name in 'prod-eu', 'prod-us', 'audit') {
                "[profile $name]", 'region = eu-west-1', 'aws_access_key_id = test', 'aws_secret_access_key = test'
            })
        # As where the module is installed.
        $modulePath = $env:PSModulePath
        $env:PSModulePath = (Split-Path $ModuleFolder), $pesterPath, $env:PSModulePath -join [System.IO.Path]::PathSeparator
        $session = New-ExampleSession
        $endpoint = $env:AWS_ENDPOINT_URL_KMS

        # The README is read in the root of the repository, the help anywhere: where its reader has the CloudHSM
        # cluster's certificate.
        Push-Location $(if ($Page -eq 'README.md') { $RepositoryRoot } else { $TestDrive })
        Copy-Item (Join-Path $RepositoryRoot 'src/KmsEmulator/Stores/Certificates/long-lived.pem') (Join-Path $TestDrive 'customerCA.crt')
        $files = [System.Collections.ArrayList]::new()
    }

    AfterAll {
        Pop-Location
        $env:PSModulePath = $modulePath
        $files | Where-Object { Test-Path $_ } | Remove-Item
        Exit-TestSession
    }

    It 'are there, and each script that is kept is run' {
        foreach ($file in $Examples | Where-Object Kind -EQ 'File') {
            $Examples | Where-Object { $_.Kind -eq 'Prompt' -and $_.Line -gt $file.Line -and $_.Command.Contains($file.Name) } |
                Should -Not -BeNullOrEmpty -Because "line $($file.Line) gives $($file.Name)"
        }

        $Examples.Count | Should -BeGreaterThan 0
    }

    It 'line <Line>: <Command>' -ForEach $Examples {
        # The address that a reader is told to start the emulator at.
        $here = $Command.Replace('http://127.0.0.1:8080', $env:AWS_ENDPOINT_URL_KMS)
        switch ($Kind) {
            'Prompt' { Assert-Shown (Show-Example $session $here).Replace($endpoint, 'http://127.0.0.1:8080') $Expected }
            'Script' {
                $problems = @(. $session ([scriptblock]::Create($here)) 2>&1 | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
                $problems | Should -BeNullOrEmpty
            }
            'File' {
                $null = $files.Add((Join-Path $PWD $Name))
                Set-Content (Join-Path $PWD $Name) $here
            }
            'Cli' {
                # Forty starts of it, each of them a second.
                if (-not $env:KMS_AWS_CLI) {
                    Set-ItResult -Skipped -Because 'the AWS CLI is not asked for (KMS_AWS_CLI=1)'
                    return
                }

                $run = Complete-TestProcess (Start-TestProcess sh '-c', "exec 2>&1`n$here")
                Assert-Shown $run.Output $Expected
            }
        }
    }
}
