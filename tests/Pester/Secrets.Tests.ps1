BeforeAll {
    . "$PSScriptRoot/TestSession.ps1"
    Enter-TestSession -TransitionTime 0
    Set-Content TestDrive:/customerCA.crt (Get-KMSCustomKeyStore -Name payments-hsm).TrustAnchorCertificate

    $securePassword = ConvertTo-SecureString openSesame7 -AsPlainText -Force
    $secureKey = ConvertTo-SecureString ('sesame' * 8) -AsPlainText -Force
    $passwordCredential = [pscredential]::new('kmsuser', $securePassword)
    $keyCredential = [pscredential]::new('ABCDEFGHIJKLMNOPQRST', $secureKey)

    # All that a command can be seen by: its streams, and its errors in every detail.
    function Get-Trace([string] $Text) {
        $Error.Clear()
        $VerbosePreference = $DebugPreference = 'Continue'
        $ErrorActionPreference = 'Continue'
        try {
            & ([scriptblock]::Create($Text)) *>&1 | Format-List * -Force | Out-String -Width 1000
        } catch {
            $_ | Out-String -Width 1000
        }

        foreach ($record in $Error) {
            $record | Format-List * -Force | Out-String -Width 1000
            $record.Exception | Format-List * -Force | Out-String -Width 1000
            $record.InvocationInfo | Format-List * -Force | Out-String -Width 1000
            if (Get-Command Get-Error -ErrorAction Ignore) {
                $record | Get-Error | Out-String -Width 1000
            }
        }
    }
}

AfterAll { Exit-TestSession }

Describe 'A secret given as <Kind>' -ForEach @(
    @{ Kind = 'a string'; Password = "'openSesame7'"; Xks = "-XksProxyAuthenticationCredential_AccessKeyId ABCDEFGHIJKLMNOPQRST -XksProxyAuthenticationCredential_RawSecretAccessKey $('sesame' * 8)" }
    @{ Kind = 'a string with escapes'; Password = '"open``-sesame`-7"'; Xks = '-XksProxyAuthenticationCredential_AccessKeyId ABCDEFGHIJKLMNOPQRST -XksProxyAuthenticationCredential_RawSecretAccessKey "' + ('sesame`+' * 8) + '"' }
    @{ Kind = 'a string with doubled quotes'; Password = "'open''-sesame''''-7'"; Xks = "-XksProxyAuthenticationCredential_AccessKeyId ABCDEFGHIJKLMNOPQRST -XksProxyAuthenticationCredential_RawSecretAccessKey:$('sesame' * 8)" }
    @{ Kind = 'a SecureString'; Password = '$securePassword'; Xks = '-XksProxyAuthenticationCredential_AccessKeyId ABCDEFGHIJKLMNOPQRST -XksProxyAuthenticationCredential_RawSecretAccessKey $secureKey' }
    @{ Kind = 'a PSCredential'; Password = '$passwordCredential'; Xks = '-XksProxyAuthenticationCredential $keyCredential' }
) {
    BeforeAll {
        $connected = Add-TestStore secret-connected CONNECTED
        $cluster = (Get-KMSCustomKeyStore -Name payments-hsm).CloudHsmClusterId
    }

    It 'is seen nowhere when <Case>' -ForEach @(
        @{ Case = 'a key store is created'; ErrorId = $null; Command = 'New-KMSCustomKeyStore secret-new -CloudHsmClusterId cluster-secretsecre -TrustAnchorCertificate TestDrive:/customerCA.crt -KeyStorePassword {0} -Verbose' }
        @{ Case = 'a key store is not created'; ErrorId = 'CloudHsmClusterInUse'; Command = 'New-KMSCustomKeyStore secret-hsm -CloudHsmClusterId $cluster -TrustAnchorCertificate TestDrive:/customerCA.crt -KeyStorePassword {0}' }
        @{ Case = 'a certificate is not found'; ErrorId = 'CertificateNotFound'; Command = 'New-KMSCustomKeyStore secret-hsm -CloudHsmClusterId $cluster -TrustAnchorCertificate TestDrive:/missing.crt -KeyStorePassword {0}' }
        @{ Case = 'a line goes on below'; ErrorId = 'CloudHsmClusterInUse'; Command = "New-KMSCustomKeyStore secret-hsm -CloudHsmClusterId `$cluster -KeyStorePassword {0} ```n-TrustAnchorCertificate TestDrive:/customerCA.crt" }
        @{ Case = 'an update is refused'; ErrorId = 'CustomKeyStoreInvalidState'; Command = 'Update-KMSCustomKeyStore $connected -KeyStorePassword {0}' }
        @{ Case = 'an update ends a script'; ErrorId = 'CustomKeyStoreInvalidState'; Command = 'Update-KMSCustomKeyStore $connected -KeyStorePassword {0} -ErrorAction Stop' }
        @{ Case = 'an update finds no key store'; ErrorId = 'CustomKeyStoreNotFound'; Command = '"cks-missing" | Update-KMSCustomKeyStore -KeyStorePassword {0} -Verbose' }
        @{ Case = 'an update finds no service'; ErrorId = 'ConnectionFailed'; Command = 'Update-KMSCustomKeyStore $connected -KeyStorePassword {0} -EndpointUrl http://127.0.0.1:1' }
        @{ Case = 'the endpoint is no address'; ErrorId = 'InvalidEndpointUrl'; Command = 'Update-KMSCustomKeyStore $connected -KeyStorePassword {0} -EndpointUrl ftp://127.0.0.1' }
        @{ Case = '-Select cannot be used'; ErrorId = 'InvalidSelect'; Command = 'Update-KMSCustomKeyStore $connected -KeyStorePassword {0} -Select Nothing' }
        @{ Case = 'the credential of a proxy is refused'; ErrorId = 'CustomKeyStoreInvalidState'; Command = 'Update-KMSCustomKeyStore cks-998530877710984ae -XksProxyUriEndpoint https://other.example.com {1}' }
        @{ Case = '-WhatIf says what would be done'; ErrorId = $null; Command = 'Update-KMSCustomKeyStore cks-998530877710984ae {1} -WhatIf -Verbose' }
    ) {
        $trace = Get-Trace $Command.Replace('{0}', $Password).Replace('{1}', $Xks)
        @($Error | ForEach-Object FullyQualifiedErrorId | Where-Object { $_ -notlike "$ErrorId,*" }) | Should -BeNullOrEmpty
        [bool] $Error.Count | Should -Be ([bool] $ErrorId)
        -join $trace | Should -Not -Match 'sesame'
        Get-KMSCustomKeyStore -Name secret-new -ErrorAction Ignore | Remove-KMSCustomKeyStore -Force
        -join @(Read-RequestLog) | Should -Not -Match 'sesame'
    }
}

Describe 'A transcript of a script' {
    It 'has what the script did and not its secrets' {
        $cluster = (Get-KMSCustomKeyStore -Name payments-hsm).CloudHsmClusterId
        Set-Content TestDrive:/script.ps1 @"
param(`$Folder, `$Certificate, `$Transcript)
Import-Module `$Folder
`$null = Start-Transcript `$Transcript -IncludeInvocationHeader
New-KMSCustomKeyStore transcript-hsm -CloudHsmClusterId $cluster -TrustAnchorCertificate `$Certificate -KeyStorePassword openSesame7 -Verbose
Update-KMSCustomKeyStore cks-483a50dd234afed66 -KeyStorePassword 'openSesame7' -Verbose
Update-KMSCustomKeyStore cks-483a50dd234afed66 -XksProxyAuthenticationCredential_AccessKeyId ABCDEFGHIJKLMNOPQRST -XksProxyAuthenticationCredential_RawSecretAccessKey $('sesame' * 8) -WhatIf
try { Update-KMSCustomKeyStore cks-483a50dd234afed66 -KeyStorePassword 'openSesame7' -ErrorAction Stop } catch { `$_ }
'the end'
`$null = Stop-Transcript
"@
        $script, $certificate = 'script.ps1', 'customerCA.crt' | ForEach-Object { (Get-Item "TestDrive:/$_").FullName }
        $transcript = Join-Path (Split-Path $script) 'transcript.txt'
        $said = Invoke-Shell '-NoProfile', '-NonInteractive', '-File', $script, $ModuleFolder, $certificate, $transcript

        $written = Get-Content $transcript -Raw
        $written | Should -Match 'the end'
        $written | Should -Match 'CloudHSM cluster backs another'
        $written | Should -Match 'What if: Update'
        $written | Should -Not -Match 'sesame'
        $said.Output + $said.Errors | Should -Not -Match 'sesame'
    }
}

Describe 'The emulator' {
    It 'shows no secret of a key store in its state' {
        $id = New-KMSCustomKeyStore state-hsm -CloudHsmClusterId cluster-statestates -KeyStorePassword openSesame7 -TrustAnchorCertificate TestDrive:/customerCA.crt
        $state = (Invoke-WebRequest "$env:AWS_ENDPOINT_URL_KMS/emulator/state" -UseBasicParsing -TimeoutSec ($Patience / 1000)).Content
        $state | Should -Match $id
        $state | Should -Not -Match 'sesame'
    }
}
