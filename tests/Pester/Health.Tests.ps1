BeforeAll {
    . "$PSScriptRoot/TestSession.ps1"
    Enter-TestSession
}

AfterAll { Exit-TestSession }

Describe 'A runbook of two lines' {
    It 'ends with <ExitCode> where <Case>' -ForEach @(
        @{ Case = 'the key store is healthy'; Arguments = '-Name prod-xks-us'; ExitCode = 0 }
        @{ Case = 'a key store is not'; Arguments = '-Name prod-xks-us, staging-xks'; ExitCode = 1 }
        @{ Case = 'a key store is not there'; Arguments = 'cks-0'; ExitCode = 1 }
        @{ Case = 'the profile is not there'; Arguments = '-Name prod-xks-us -ProfileName no-such-profile'; ExitCode = 1 }
        @{ Case = 'there are no credentials'; Arguments = '-Name prod-xks-us -AccessKey only-half'; ExitCode = 1 }
    ) {
        Set-Content TestDrive:/runbook.ps1 @"
Import-Module '$ModuleFolder'
if (-not (Test-KMSCustomKeyStore $Arguments -Quiet)) { exit 1 }
exit 0
"@
        $ErrorActionPreference = 'Continue'
        $null = & TestDrive:/runbook.ps1 2>&1

        $LASTEXITCODE | Should -Be $ExitCode
    }
}

Describe 'The health of key stores' {
    It 'is filtered by Healthy' {
        (Test-KMSCustomKeyStore -Name prod-xks-us, staging-xks | Where-Object -Not Healthy).Name | Should -Be 'staging-xks'
    }

    It 'shows findings and remedies in a list' {
        $text = (Test-KMSCustomKeyStore -Name treasury-hsm | Format-List | Show-View) -replace '\s+', ' '
        $text | Should -Match 'Healthy +: NO'
        $text | Should -Match 'FAILED \(INVALID_CREDENTIALS\): The password'
        $text | Should -Match '-> Disconnect the key store\.'
    }

    It 'goes into JSON with its findings' {
        $health = Test-KMSCustomKeyStore -Name staging-xks | ConvertTo-Json | ConvertFrom-Json
        $health.Healthy | Should -BeFalse
        $health.Findings[0].FindingId | Should -Be 'NotConnected'
        $health.Findings[0].Remedy | Should -Match 'Connect-KMSCustomKeyStore'
    }

    It 'keeps its findings and its view on the way through a job' {
        $before = Test-KMSCustomKeyStore -Name staging-xks
        $after = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($before, 1))
        $after.Findings[0].FindingId | Should -Be 'NotConnected'
        $after | Show-View | Should -Be ($before | Show-View)
    }
}
