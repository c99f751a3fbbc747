BeforeDiscovery {
    # Neither Windows nor Windows PowerShell can be sent a SIGINT by a test. A script's background job ignores it, and so
    # does what it starts: the second lowest bit of the mask stands for it.
    $status = '/proc/self/status'
    $ignored = if (Test-Path $status) { (Get-Content $status) -match '^SigIgn:' -replace '^SigIgn:\s*' }
    $hasNoSignals = $PSVersionTable.PSVersion.Major -lt 7 -or $IsWindows -or ($ignored -and [Convert]::ToUInt64($ignored, 16) -band 2)
}

BeforeAll {
    . "$PSScriptRoot/TestSession.ps1"
    Enter-TestSession

    # A shell of its own that runs a command.
    function Start-Shell([string] $Command) {
        $script = "Import-Module '$ModuleFolder'; try { $Command; 'gone on' } catch { 'caught' }; 'gone on'"
        Start-TestProcess $Shell.Path ($Shell.Arguments + '-NoProfile', '-NonInteractive', '-Command', $script)
    }

    # Until the emulator has logged as many requests: it does so before it sends anything.
    function Wait-Request([string] $Operation, [int] $Count = 1) {
        while ($Count -gt 0) {
            $Count -= (Read-EmulatorLine $script:TestSession.Emulator) -match " $Operation "
        }
    }

    function Send-Interrupt($Started) {
        & (Get-Command kill -CommandType Application | Select-Object -First 1).Source -INT $Started.Process.Id
    }

    # It ends, and has written nothing.
    function Assert-Ended($Started) {
        $run = Complete-TestProcess $Started
        $run.Output | Should -BeNullOrEmpty
        $run.Errors | Should -BeNullOrEmpty
    }
}

AfterAll { Exit-TestSession }

Describe 'SIGINT' -Skip:$hasNoSignals {
    BeforeEach {
        $null = Read-RequestLog
        $started = $null
        $ids = @()
    }

    AfterEach {
        if ($started) {
            Stop-TestProcess $started
        }

        $ids | ForEach-Object { Stop-Process -Id $_ -Force -ErrorAction Ignore }
        Set-EmulatorState @{ Faults = @() }
    }

    It 'ends a shell amid <Command>, whose reply has <Fault>, and nothing is written after it' -ForEach @(
        @{ Command = 'Get-KMSCustomKeyStore'; Operation = 'DescribeCustomKeyStores'; Requests = 1; Fault = 'NeverEnds' }
        @{ Command = 'Get-KMSCustomKeyStore -Region eu-west-1, us-east-1'; Operation = 'DescribeCustomKeyStores'; Requests = 2; Fault = 'NeverEnds' }
        @{ Command = 'Get-KMSCustomKeyStore'; Operation = 'DescribeCustomKeyStores'; Requests = 1; Fault = 'SlowFirstByte' }
        @{ Command = 'Wait-KMSCustomKeyStore cks-c2b9e14ccc80e2fa7'; Operation = 'DescribeCustomKeyStores'; Requests = 1; Fault = 'NeverEnds' }
        @{ Command = 'Connect-KMSCustomKeyStore cks-3816bc69f5448025a -Wait'; Operation = 'ConnectCustomKeyStore'; Requests = 1; Fault = 'NeverEnds' }
    ) {
        Set-EmulatorState @{ Faults = @(@{ Kind = $Fault; Seconds = 600; Count = 9 }) }
        $started = Start-Shell $Command
        Wait-Request $Operation $Requests

        Send-Interrupt $started

        Assert-Ended $started
    }

    It 'ends a shell amid the pause of a wait' {
        $started = Start-Shell 'Wait-KMSCustomKeyStore cks-c2b9e14ccc80e2fa7'
        Wait-Request DescribeCustomKeyStores

        Send-Interrupt $started

        Assert-Ended $started
    }

    It 'ends the credential_process of a profile with the shell' {
        $written = Join-Path $TestDrive ids
        Set-Content (Join-Path $TestDrive keys.sh) "sleep 600 &`necho `"`$`$ `$!`" > '$written'`nwait"
        Set-Content $env:AWS_CONFIG_FILE "[profile ops]`ncredential_process = sh $(Join-Path $TestDrive keys.sh)"
        $started = Start-Shell 'Get-KMSCustomKeyStore -ProfileName ops'
        Wait-Until { (Test-Path $written) -and (Get-Content $written -Raw) -match '\n' }
        $ids = (Get-Content $written).Split(' ')
        Get-Process -Id $ids | Should -HaveCount 2

        Send-Interrupt $started

        Assert-Ended $started
        # The system needs a moment to bury them.
        Wait-Until { -not (Get-Process -Id $ids -ErrorAction Ignore) }
    }
}
