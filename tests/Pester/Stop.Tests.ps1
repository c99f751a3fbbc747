BeforeDiscovery {
    # Neither Windows nor Windows PowerShell can be sent a SIGINT by a test.
    $hasNoSignals = $PSVersionTable.PSVersion.Major -lt 7 -or $IsWindows
}

BeforeAll {
    . "$PSScriptRoot/TestSession.ps1"
    Enter-TestSession

    # How long anything here may take; it takes far less.
    $patience = [timespan]::FromSeconds(30)

    # A shell of its own that runs a command.
    function Start-Shell([string] $Command) {
        $start = [System.Diagnostics.ProcessStartInfo]::new((Get-Process -Id $PID).Path)
        $start.UseShellExecute = $false
        $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
        $script = "Import-Module '$ModuleFolder'; try { $Command; 'gone on' } catch { 'caught' }; 'gone on'"
        '-NoProfile', '-NonInteractive', '-Command', $script | ForEach-Object { $start.ArgumentList.Add($_) }
        $process = [System.Diagnostics.Process]::Start($start)
        @{ Process = $process; Output = $process.StandardOutput.ReadToEndAsync(); Errors = $process.StandardError.ReadToEndAsync() }
    }

    # Until something has come about.
    function Wait-Until([scriptblock] $Condition) {
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        while (-not (& $Condition)) {
            $watch.Elapsed | Should -BeLessThan $patience
            Start-Sleep -Milliseconds 20
        }
    }

    # Until the emulator has logged as many requests: it does so before it sends anything.
    function Wait-Request([string] $Operation, [int] $Count = 1) {
        while ($Count -gt 0) {
            $line = $script:TestSession.Emulator.Process.StandardOutput.ReadLineAsync()
            $line.Wait($patience) | Should -BeTrue
            $Count -= $line.Result -match " $Operation "
        }
    }

    function Send-Interrupt($Shell) {
        & (Get-Command kill -CommandType Application | Select-Object -First 1).Source -INT $Shell.Process.Id
    }

    # It ends, and has written nothing.
    function Assert-Ended($Shell) {
        try {
            $Shell.Process.WaitForExit($patience) | Should -BeTrue
            $Shell.Output.Wait($patience) -and $Shell.Errors.Wait($patience) | Should -BeTrue
            $Shell.Output.Result | Should -BeNullOrEmpty
            $Shell.Errors.Result | Should -BeNullOrEmpty
        } finally {
            $Shell.Process.Kill($true)
            $Shell.Process.Dispose()
        }
    }
}

AfterAll { Exit-TestSession }

Describe 'SIGINT' -Skip:$hasNoSignals {
    BeforeEach { $null = Read-RequestLog }

    AfterEach { Set-EmulatorState @{ Faults = @() } }

    It 'ends a shell amid <Command>, whose reply has <Fault>, and nothing is written after it' -ForEach @(
        @{ Command = 'Get-KMSCustomKeyStore'; Operation = 'DescribeCustomKeyStores'; Requests = 1; Fault = 'NeverEnds' }
        @{ Command = 'Get-KMSCustomKeyStore -Region eu-west-1, us-east-1'; Operation = 'DescribeCustomKeyStores'; Requests = 2; Fault = 'NeverEnds' }
        @{ Command = 'Get-KMSCustomKeyStore'; Operation = 'DescribeCustomKeyStores'; Requests = 1; Fault = 'SlowFirstByte' }
        @{ Command = 'Wait-KMSCustomKeyStore cks-c2b9e14ccc80e2fa7'; Operation = 'DescribeCustomKeyStores'; Requests = 1; Fault = 'NeverEnds' }
        @{ Command = 'Connect-KMSCustomKeyStore cks-3816bc69f5448025a -Wait'; Operation = 'ConnectCustomKeyStore'; Requests = 1; Fault = 'NeverEnds' }
    ) {
        Set-EmulatorState @{ Faults = @(@{ Kind = $Fault; Seconds = 600; Count = 9 }) }
        $shell = Start-Shell $Command
        Wait-Request $Operation $Requests

        Send-Interrupt $shell

        Assert-Ended $shell
    }

    It 'ends a shell amid the pause of a wait' {
        $shell = Start-Shell 'Wait-KMSCustomKeyStore cks-c2b9e14ccc80e2fa7'
        Wait-Request DescribeCustomKeyStores

        Send-Interrupt $shell

        Assert-Ended $shell
    }

    It 'ends the credential_process of a profile with the shell' {
        $started = Join-Path $TestDrive started
        Set-Content (Join-Path $TestDrive keys.sh) "sleep 600 &`necho `"`$`$ `$!`" > '$started'`nwait"
        Set-Content $env:AWS_CONFIG_FILE "[profile ops]`ncredential_process = sh $(Join-Path $TestDrive keys.sh)"
        $shell = Start-Shell 'Get-KMSCustomKeyStore -ProfileName ops'
        Wait-Until { (Test-Path $started) -and (Get-Content $started -Raw) -match '\n' }
        $ids = (Get-Content $started).Split(' ')
        Get-Process -Id $ids | Should -HaveCount 2

        Send-Interrupt $shell

        Assert-Ended $shell
        # The system needs a moment to bury them.
        Wait-Until { -not (Get-Process -Id $ids -ErrorAction Ignore) }
    }
}
