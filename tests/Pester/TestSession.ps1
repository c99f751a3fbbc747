# Dot-source this in BeforeAll. Enter-TestSession brings the built module, a KMS emulator with its built-in key
# stores, and an AWS environment that points at nothing else; Exit-TestSession puts everything back.

$RepositoryRoot = Split-Path (Split-Path $PSScriptRoot)
$ModuleFolder = Join-Path $RepositoryRoot 'output/KmsCustomKeyStore'
$Escape = [string][char]27

# How many milliseconds anything here may take; it takes far less.
$Patience = 120000

# What starts this very shell once more. The .NET tool runs in the process of dotnet, and is its first argument.
$Shell = @{ Path = (Get-Process -Id $PID).Path; Arguments = @() }
if ([System.IO.Path]::GetFileNameWithoutExtension($Shell.Path) -eq 'dotnet') {
    $Shell.Arguments = @([System.Environment]::GetCommandLineArgs()[0])
}

function Enter-TestSession {
    [CmdletBinding()]
    param(
        # How many key stores the emulator puts on a page when a request names no Limit.
        [int] $PageSize = 10,

        # How many milliseconds a key store is CONNECTING, or DISCONNECTING.
        [int] $TransitionTime = 2000
    )

    if (-not (Test-Path (Join-Path $ModuleFolder '*/KmsCustomKeyStore.psd1'))) {
        throw 'The module is not built. Run: dotnet build src/KmsCustomKeyStore.Aws'
    }

    $script:TestSession = @{
        Environment     = @(Get-ChildItem Env: | Where-Object { $_.Name -like 'AWS_*' -or $_.Name -in 'NO_COLOR', 'DOTNET_ROOT' })
        OutputRendering = if (Test-Path Variable:PSStyle) { $PSStyle.OutputRendering }
        Fences          = 0
        Emulator        = $null
        Profiles        = $null
    }
    Clear-AwsEnvironment
    Set-OutputRendering PlainText
    if ($Shell.Arguments) {
        # A job starts the program beside the tool's assembly, which finds .NET by this.
        $env:DOTNET_ROOT = Split-Path $Shell.Path
    }

    $script:TestSession.Emulator = Start-KmsEmulator $PageSize $TransitionTime
    $env:AWS_ENDPOINT_URL_KMS = $script:TestSession.Emulator.Endpoint
    $env:AWS_ACCESS_KEY_ID = 'test'
    $env:AWS_SECRET_ACCESS_KEY = 'test'
    $env:AWS_REGION = 'eu-west-1'
    $env:AWS_EC2_METADATA_DISABLED = 'true'
    # Empty, so that whatever the user has in ~/.aws stays out. The AWS SDK passes over a file that is not there.
    $script:TestSession.Profiles = [System.IO.Path]::GetTempFileName()
    $env:AWS_CONFIG_FILE = $env:AWS_SHARED_CREDENTIALS_FILE = $script:TestSession.Profiles
    # Failing requests are what some tests are about; the waiting between tries is not.
    $env:AWS_MAX_ATTEMPTS = '1'

    Import-Module $ModuleFolder -Force -Global -ErrorAction Stop
}

function Exit-TestSession {
    if ($null -eq $script:TestSession) {
        return
    }

    Clear-AwsEnvironment
    if ($script:TestSession.Profiles) {
        Remove-Item $script:TestSession.Profiles -ErrorAction Ignore
    }

    foreach ($variable in $script:TestSession.Environment) {
        Set-Item "Env:$($variable.Name)" $variable.Value
    }

    if ($null -ne $script:TestSession.OutputRendering) {
        Set-OutputRendering $script:TestSession.OutputRendering
    }

    if ($null -ne $script:TestSession.Emulator) {
        Stop-TestProcess $script:TestSession.Emulator
    }

    $script:TestSession = $null
}

function Clear-AwsEnvironment {
    Remove-Item Env:AWS_*, Env:NO_COLOR, Env:DOTNET_ROOT -ErrorAction Ignore
}

function Set-OutputRendering($Rendering) {
    # Windows PowerShell has no $PSStyle, and its views no colours.
    if (Test-Path Variable:PSStyle) {
        $PSStyle.OutputRendering = $Rendering
    }
}

function Start-KmsEmulator([int] $PageSize, [int] $TransitionTime) {
    $assembly = Get-ChildItem (Join-Path $RepositoryRoot 'src/KmsEmulator/bin/*/*/KmsEmulator.dll') -ErrorAction Ignore |
        Sort-Object LastWriteTimeUtc | Select-Object -Last 1
    if ($null -eq $assembly) {
        throw 'The emulator is not built. Run: dotnet build src/KmsEmulator'
    }

    $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet', "`"$($assembly.FullName)`" --port 0 --page-size $PageSize --connect-time $TransitionTime --disconnect-time $TransitionTime")
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $true
    $emulator = @{ Process = [System.Diagnostics.Process]::Start($start); Endpoint = $null; Line = $null }
    try {
        while ($null -eq $emulator.Endpoint) {
            if ((Read-EmulatorLine $emulator) -match '^KMS emulator at (http://[^ ]+):') {
                $emulator.Endpoint = $Matches[1]
            }
        }
    } catch {
        Stop-TestProcess $emulator
        throw
    }

    $emulator
}

# The next line that the emulator writes. It may be read by one at a time, so a read that is given up is left to the next.
function Read-EmulatorLine([hashtable] $Emulator) {
    if ($null -eq $Emulator.Line) {
        $Emulator.Line = $Emulator.Process.StandardOutput.ReadLineAsync()
    }

    if (-not $Emulator.Line.Wait($Patience)) {
        throw "The emulator wrote nothing for $($Patience / 1000) seconds."
    }

    $line = $Emulator.Line.Result
    if ($null -eq $line) {
        throw 'The emulator has ended.'
    }

    $Emulator.Line = $null
    $line
}

# How many requests the emulator answered while the script ran. It logs each before it replies, so a request of our own
# that comes after them marks the end of theirs.
function Measure-KmsRequest([scriptblock] $Script) {
    $null = Read-RequestLog
    $null = & $Script
    @(Read-RequestLog).Count
}

function Read-RequestLog {
    $fence = "Fence$(++$script:TestSession.Fences)"
    try {
        $null = Invoke-WebRequest $script:TestSession.Emulator.Endpoint -Method Post -Body '{}' -Headers @{ 'X-Amz-Target' = "TrentService.$fence" } -UseBasicParsing -TimeoutSec ($Patience / 1000)
    } catch [System.Net.WebException] {
        # The emulator refuses an operation that it does not know, and logs it all the same.
    } catch {
        if ($_.Exception.GetType().Name -ne 'HttpResponseException') {
            throw
        }
    }

    while (($line = Read-EmulatorLine $script:TestSession.Emulator) -notmatch " $fence ") {
        if ($line -match '^\d\d:\d\d:\d\d\.\d{3}Z ') {
            $line
        }
    }
}

# Waits until something has come about.
function Wait-Until([scriptblock] $Condition) {
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    while (-not (& $Condition)) {
        $watch.ElapsedMilliseconds | Should -BeLessThan $Patience -Because "this is awaited: $Condition"
        Start-Sleep -Milliseconds 20
    }
}

# The error that a script ends with.
function Get-Failure([scriptblock] $Script) {
    try {
        $null = & $Script
    } catch {
        return $_
    }

    throw 'The script did not fail.'
}

# Changes what the emulator holds: Settings, CustomKeyStores, CloudHsmClusters, XksProxies, Faults.
function Set-EmulatorState([hashtable] $Change) {
    $null = Invoke-RestMethod "$($script:TestSession.Emulator.Endpoint)/emulator/state" -Method Patch -ContentType application/json -Body (ConvertTo-Json $Change -Depth 4) -TimeoutSec ($Patience / 1000)
}

# Gives the emulator another key store, without the module, and returns its id.
function Add-TestStore([string] $Name, [string] $State = 'DISCONNECTED', [hashtable] $Other = @{}) {
    $store = @{ CustomKeyStoreId = "cks-$Name"; CustomKeyStoreName = $Name; CustomKeyStoreType = 'AWS_CLOUDHSM'; ConnectionState = $State } + $Other
    Set-EmulatorState @{ CustomKeyStores = @($store) }
    $store.CustomKeyStoreId
}

# What KMS itself says of its key stores, without the module.
function Get-KmsReply {
    $reply = Invoke-WebRequest $env:AWS_ENDPOINT_URL_KMS -Method Post -Body '{"Limit":1000}' -UseBasicParsing -TimeoutSec ($Patience / 1000) -Headers @{
        'X-Amz-Target' = 'TrentService.DescribeCustomKeyStores'
        Authorization  = 'AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/kms/aws4_request, SignedHeaders=host, Signature=0'
    }
    # The content type names no character set, and Windows PowerShell would not guess UTF-8.
    [System.Text.Encoding]::UTF8.GetString($reply.RawContentStream.ToArray()) | ConvertFrom-Json
}

# An endpoint that gives prepared replies, one a request and the last one for ever, and keeps what it was sent.
# A reply is the body of an answer, or a hashtable with Body and Status.
function Start-StubEndpoint([object[]] $Reply) {
    $listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
    $listener.Start()
    $requests = [System.Collections.ArrayList]::Synchronized([System.Collections.ArrayList]::new())
    $shell = [powershell]::Create().AddScript({
            param($Listener, $Requests, $Replies, $Patience)

            while ($true) {
                try {
                    $client = $Listener.AcceptTcpClient()
                } catch {
                    return
                }

                try {
                    $client.ReceiveTimeout = $client.SendTimeout = $Patience
                    # One byte a character, as Content-Length counts.
                    $reader = [System.IO.StreamReader]::new($client.GetStream(), [System.Text.Encoding]::GetEncoding('ISO-8859-1'))
                    $length = 0
                    while ($line = $reader.ReadLine()) {
                        if ($line -match '^Content-Length: (\d+)') {
                            $length = [int] $Matches[1]
                        }
                    }

                    $body = [char[]]::new($length)
                    $null = $reader.ReadBlock($body, 0, $length)
                    $next = $Replies[[Math]::Min($Requests.Count, $Replies.Count - 1)]
                    $null = $Requests.Add([string]::new($body))

                    if ($next -is [string]) {
                        $next = @{ Body = $next }
                    }

                    $content = [System.Text.Encoding]::UTF8.GetBytes($next.Body)
                    $status = if ($next.Status) { $next.Status } else { 200 }
                    $head = "HTTP/1.1 $status Stub`r`nContent-Type: application/x-amz-json-1.1`r`nContent-Length: $($content.Length)`r`nx-amzn-RequestId: stub-$($Requests.Count)`r`nConnection: close`r`n`r`n"
                    $answer = [System.Text.Encoding]::ASCII.GetBytes($head) + $content
                    $client.GetStream().Write($answer, 0, $answer.Length)
                } catch [System.IO.IOException] {
                    # A client that left in the middle; the next may stay.
                } finally {
                    $client.Close()
                }
            }
        }).AddArgument($listener).AddArgument($requests).AddArgument($Reply).AddArgument($Patience)

    @{
        Url      = "http://127.0.0.1:$($listener.LocalEndpoint.Port)"
        Requests = $requests
        Listener = $listener
        Shell    = $shell
        Running  = $shell.BeginInvoke()
    }
}

function Stop-StubEndpoint($Stub) {
    $Stub.Listener.Stop()
    if (-not $Stub.Running.AsyncWaitHandle.WaitOne($Patience)) {
        throw "The stub endpoint did not end within $($Patience / 1000) seconds."
    }

    $null = $Stub.Shell.EndInvoke($Stub.Running)
    $Stub.Shell.Dispose()
}

# Starts a program; what it writes is read while it runs. Give it to Complete-TestProcess, or to Stop-TestProcess.
function Start-TestProcess([string] $Path, [string[]] $Arguments) {
    # Windows PowerShell has no list of arguments; all platforms take one line apart by these rules.
    $line = $Arguments | ForEach-Object { '"' + ($_ -replace '(\\*)"', '$1$1\"' -replace '(\\+)$', '$1$1') + '"' }
    $start = [System.Diagnostics.ProcessStartInfo]::new($Path, $line -join ' ')
    $start.UseShellExecute = $false
    $start.WorkingDirectory = (Get-Location -PSProvider FileSystem).ProviderPath
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    $process = [System.Diagnostics.Process]::Start($start)
    $process.StandardInput.Close()
    @{ Process = $process; Output = $process.StandardOutput.ReadToEndAsync(); Errors = $process.StandardError.ReadToEndAsync() }
}

# Waits for the end of a program: what it wrote, and its exit code.
function Complete-TestProcess([hashtable] $Started) {
    try {
        $process = $Started.Process
        if (-not $process.WaitForExit($Patience)) {
            throw "'$($process.StartInfo.FileName) $($process.StartInfo.Arguments)' did not end within $($Patience / 1000) seconds."
        }

        if (-not [System.Threading.Tasks.Task]::WaitAll(@($Started.Output, $Started.Errors), $Patience)) {
            throw "'$($process.StartInfo.FileName) $($process.StartInfo.Arguments)' left something running that holds its output open."
        }

        @{ Output = $Started.Output.Result; Errors = $Started.Errors.Result; ExitCode = $process.ExitCode }
    } finally {
        Stop-TestProcess $Started
    }
}

# Ends a program, with what it started if it still runs.
function Stop-TestProcess([hashtable] $Started) {
    $process = $Started.Process
    if (-not $process.HasExited) {
        # The .NET Framework ends one process alone.
        if ($PSVersionTable.PSVersion.Major -ge 7) { $process.Kill($true) } else { $process.Kill() }
    }
}

# Runs this shell anew.
function Invoke-Shell([string[]] $Arguments) {
    Complete-TestProcess (Start-TestProcess $Shell.Path ($Shell.Arguments + $Arguments))
}

# Runs a script in a new shell without a profile; what it writes comes back, and its errors too where they are asked for.
function Invoke-NewShell([scriptblock] $Script, [object[]] $Arguments, [switch] $WithErrors) {
    # As PowerShell itself passes a script block to a pwsh that it starts; it does not know dotnet for one.
    $command, $list = "$Script", [System.Management.Automation.PSSerializer]::Serialize([System.Collections.ArrayList]::new(@($Arguments))) | ForEach-Object {
        [System.Convert]::ToBase64String([System.Text.Encoding]::Unicode.GetBytes($_))
    }
    $run = Invoke-Shell '-NoProfile', '-NonInteractive', '-OutputFormat', 'XML', '-EncodedCommand', $command, '-EncodedArguments', $list
    $output, $errors = $run.Output, $run.Errors | ForEach-Object {
        $xml = $_ -replace '^#< CLIXML\s+'
        , @(if ($xml) { [System.Management.Automation.PSSerializer]::Deserialize($xml) })
    }
    # Progress comes with the errors.
    $errors = $errors | Where-Object { $_ -is [string] }
    $output
    if ($WithErrors) {
        $errors
    } elseif ($errors) {
        Write-Warning "A new shell wrote: $errors"
    }
}

# Waits for a job and passes it on.
function Wait-TestJob {
    $job = @($input)
    if (-not (Wait-Job $job -Timeout ($Patience / 1000))) {
        Remove-Job $job -Force
        throw "The job did not end within $($Patience / 1000) seconds."
    }

    $job
}

# The text of a view, 120 columns wide.
function Show-View {
    $input | Out-String -Width 120
}
