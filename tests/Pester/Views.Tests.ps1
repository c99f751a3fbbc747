BeforeDiscovery {
    $noColours = $PSVersionTable.PSVersion.Major -lt 7
}

BeforeAll {
    . "$PSScriptRoot/TestSession.ps1"
    Enter-TestSession

    $all = Get-KMSCustomKeyStore
    $failed = $all | Where-Object ConnectionState -EQ FAILED

    function Get-Line([string] $Text) {
        $Text -split '\r?\n'
    }

    # Without the line breaks that a view puts into a text to keep it within its width.
    function Join-Line([string] $Text) {
        $Text -replace '\s+', ' '
    }

    # Through the depth of one that a job and Invoke-Command have, unless told otherwise.
    function Get-Deserialized($Store, [int] $Depth = 1) {
        [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($Store, $Depth))
    }
}

AfterAll { Exit-TestSession }

Describe 'The table' {
    It 'is the view that key stores have unless another is asked for' {
        $all | Show-View | Should -Be ($all | Format-Table | Show-View)
    }

    It 'has six columns: Name, Id, Type, State, Cluster or proxy, Created' {
        $header = (Get-Line ($all | Show-View) | Where-Object { $_ } | Select-Object -First 1)
        ($header -split ' {2,}|(?<=Type) ').Trim() | Where-Object { $_ } | Should -Be @('Name', 'Id', 'Type', 'State', 'Cluster or proxy', 'Created')
    }

    It 'shows a CloudHSM key store in one line' {
        $row = Get-Line ($all | Show-View) | Where-Object { $_ -cmatch '^payments-hsm' }
        $row.TrimEnd() -split ' +' | Should -Be @('payments-hsm', 'cks-483a50dd234afed66', 'CloudHSM', 'CONNECTED', 'cluster-zt7hj4ga7gk', '2023-01-28')
    }

    It 'shows the host of the proxy of an external key store' {
        $row = Get-Line ($all | Show-View) | Where-Object { $_ -match '^prod-xks-eu' }
        $row.TrimEnd() -split ' +' | Should -Be @('prod-xks-eu', 'cks-998530877710984ae', 'External', 'CONNECTED', 'xks-eu.example.com', '2023-02-10')
    }

    It 'shows the whole id and the day of creation of every key store' {
        $text = $all | Show-View
        foreach ($store in $all) {
            $text | Should -Match "$($store.CustomKeyStoreId) .* $($store.CreationDate.ToString('yyyy-MM-dd'))"
        }
    }

    It 'shows under FAILED the code of every failure, whole' {
        foreach ($store in $failed) {
            $lines = Get-Line ($store | Show-View)
            $column = ($lines -match '^Name ')[0].IndexOf('State')
            $state = -join ($lines | Where-Object { $_.Length -gt $column } | ForEach-Object { ($_.Substring($column) + ' ').Split(' ')[0] })
            $state | Should -Be "State-----FAILED$($store.ConnectionErrorCode)"
        }
    }

    It 'keeps within 120 columns' {
        # Characters of double width count as the terminal counts them.
        $lengths = Get-Line ($all | Show-View) | ForEach-Object { $Host.UI.RawUI.LengthInBufferCells($_.TrimEnd()) }
        ($lengths | Measure-Object -Maximum).Maximum | Should -BeLessOrEqual 120
        ($lengths | Measure-Object -Maximum).Maximum | Should -BeGreaterThan 100
    }

    It 'shortens a very long name' {
        $long = $all | Where-Object { $_.CustomKeyStoreName.Length -eq 256 }
        $lines = @(Get-Line ($long | Show-View)) -match 'xxx'
        $lines | Should -Not -BeNullOrEmpty
        $lines.Count | Should -BeLessThan 4
    }

    It 'never cuts a character in two' {
        # Wherever a name is shortened, one of these has a character outside the basic plane there, two units of UTF-16.
        $utf8 = [System.Text.UTF8Encoding]::new($false, $true)
        foreach ($length in 30..80) {
            $store = [KmsCustomKeyStore.CustomKeyStore]@{ CustomKeyStoreName = ('a' * $length) + [char]::ConvertFromUtf32(0x1F510) * 60 }
            { $utf8.GetBytes(($store | Show-View)) } | Should -Not -Throw
        }
    }

    It 'gives way to columns that the user names' {
        $lines = Get-Line ($all | Select-Object -First 1 | Format-Table Name, State | Show-View) | Where-Object { $_ }
        ($lines[0].TrimEnd() -split ' +') | Should -Be @('Name', 'State')
        ($lines[2].TrimEnd() -split ' +') | Should -Be @('payments-hsm', 'CONNECTED')
    }
}

Describe 'The list' {
    It 'explains every failure: what it means and what to do' {
        foreach ($store in $failed) {
            $text = Join-Line ($store | Format-List | Show-View)
            $text | Should -Match ([regex]::Escape("ConnectionState : FAILED ($($store.ConnectionErrorCode))"))
            $text | Should -Match ([regex]::Escape("ConnectionErrorMeaning : $($store.ConnectionErrorMeaning)"))
            $text | Should -Match ([regex]::Escape("ConnectionErrorRemedy : $($store.ConnectionErrorRemedy)"))
        }
    }

    It 'says whom a certificate names and when it expires, and never shows its text' {
        $text = $all | Format-List | Show-View
        $text | Should -Not -Match 'BEGIN CERTIFICATE'
        Join-Line ($all | Where-Object CustomKeyStoreName -EQ card-issuing-hsm | Format-List | Show-View) |
            Should -Match 'TrustAnchorCertificate : CN=.+, expires 2027-01-31'
        Join-Line ($all | Where-Object CustomKeyStoreName -EQ audit-archive-hsm | Format-List | Show-View) | Should -Match ', expired \d{4}-'
        $all | Where-Object CustomKeyStoreName -EQ unreadable-certificate-hsm | Format-List | Show-View | Should -Match 'TrustAnchorCertificate *: cannot be read'
    }

    It 'shows the proxy of an external key store' {
        $store = $all | Where-Object CustomKeyStoreName -EQ prod-xks-eu
        $text = $store | Format-List | Show-View
        foreach ($value in $store.XksProxyConfiguration.PSObject.Properties.Value) {
            $text | Should -Match ([regex]::Escape($value))
        }
    }

    It 'breaks its sentences between words on a screen of 80 columns' {
        foreach ($store in $failed) {
            $text = Join-Line ($store | Format-List | Out-String -Width 80)
            $text | Should -Match ([regex]::Escape($store.ConnectionErrorMeaning))
            $text | Should -Match ([regex]::Escape($store.ConnectionErrorRemedy))
        }
    }

    It 'leaves out what a key store does not have' {
        $all | Where-Object CustomKeyStoreName -CEQ payments-hsm | Format-List | Show-View | Should -Not -Match 'Xks|ConnectionError'
        $all | Where-Object CustomKeyStoreName -EQ prod-xks-eu | Format-List | Show-View | Should -Not -Match 'CloudHsm|TrustAnchor'
    }
}

Describe 'The wide view' {
    It 'shows names, and the state of those that are not connected' {
        $text = $all | Where-Object CustomKeyStoreName -CIn payments-hsm, treasury-hsm | Format-Wide | Show-View
        $text.Trim() -split ' {2,}' | Should -Be @('payments-hsm', 'treasury-hsm (FAILED)')
    }
}

Describe 'Colours' -Skip:$noColours {
    AfterEach {
        Set-OutputRendering PlainText
        Remove-Item Env:NO_COLOR -ErrorAction Ignore
    }

    It 'mark a state in the <_> when the shell renders ANSI, red for a failure and green for a connection' -ForEach 'table', 'list', 'wide view' {
        Set-OutputRendering Ansi
        $format = @{ 'table' = 'Format-Table'; 'list' = 'Format-List'; 'wide view' = 'Format-Wide' }[$_]
        $text = $all | Where-Object CustomKeyStoreName -CIn payments-hsm, treasury-hsm | & $format | Show-View
        $text | Should -Match "$([regex]::Escape($PSStyle.Foreground.BrightRed))[^$Escape]*FAILED"
        $connected = if ($_ -eq 'wide view') { 'payments-hsm' } else { 'CONNECTED' }
        $text | Should -Match "$([regex]::Escape($PSStyle.Foreground.Green))[^$Escape]*$connected"
    }

    It 'are gone from the <_> in plain text' -ForEach 'Format-Table', 'Format-List', 'Format-Wide' {
        Set-OutputRendering PlainText
        $all | & $_ | Show-View | Should -Not -Match $Escape
    }

    It 'are gone from our cells as soon as NO_COLOR is set' {
        Set-OutputRendering Ansi
        $env:NO_COLOR = '1'
        # The shell itself reads NO_COLOR when it starts, so its header stays as it was.
        $cells = @(Get-Line ($failed | Show-View)) -cmatch 'FAILED|[A-Z]_[A-Z]'
        $cells | Should -Not -BeNullOrEmpty
        $cells | Should -Not -Match $Escape
    }

    It 'are gone altogether in a shell that starts under NO_COLOR' {
        $env:NO_COLOR = '1'
        $text = Invoke-NewShell -Arguments $ModuleFolder -Script {
            param($Folder)
            Import-Module $Folder
            Get-KMSCustomKeyStore -Name treasury-hsm, payments-hsm | Out-String -Width 120
            Get-KMSCustomKeyStore -Name treasury-hsm, payments-hsm | Format-List | Out-String -Width 120
        }
        -join $text | Should -Match 'INVALID_CREDENTIALS'
        -join $text | Should -Not -Match $Escape
    }
}

Describe 'Text from outside' {
    BeforeAll {
        $hostile = "evil$Escape[2J$Escape]0;title$([char]7)$([char]0x9b)1m$([char]0x202e)`r`n"
        $store = [KmsCustomKeyStore.CustomKeyStore]@{
            CustomKeyStoreId       = $hostile
            CustomKeyStoreName     = $hostile
            CustomKeyStoreType     = $hostile
            ConnectionState        = $hostile
            ConnectionErrorCode    = $hostile
            CloudHsmClusterId      = $hostile
            TrustAnchorCertificate = $hostile
            Region                 = $hostile
            ProfileName            = $hostile
            XksProxyConfiguration  = @{ Connectivity = $hostile; AccessKeyId = $hostile; UriEndpoint = $hostile; UriPath = $hostile; VpcEndpointServiceName = $hostile; VpcEndpointServiceOwner = $hostile }
        }
    }

    It 'cannot steer the terminal from the view of <_>' -ForEach 'Format-Table', 'Format-List', 'Format-Wide' {
        # Plain text, so that an escape left in the output is none of the shell's own; its filter takes out colours
        # alone, so what is looked for are the other sequences too.
        $text = $store | & $_ | Show-View
        $text | Should -Match 'evil'
        $text -replace '[\r\n]' | Should -Not -Match '[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]'
    }

    It 'cannot steer the terminal from a page that -Select * gives' {
        $page = [KmsCustomKeyStore.DescribeCustomKeyStoresResponse]@{ CustomKeyStores = [KmsCustomKeyStore.CustomKeyStore[]] @($store) }
        foreach ($format in 'Format-Table', 'Format-List') {
            ($page | & $format | Show-View) -replace '[\r\n]' | Should -Not -Match '[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]'
        }
    }

    It 'cannot steer the terminal from an error, a result of a test or a list of a real shell' {
        $name = "evil$Escape[2J$Escape]0;title$([char]7)$([char]0x9b)1m$([char]0x202e)$([char]0x2066)`rover"
        $store = @{ CustomKeyStoreId = 'cks-hostile'; CustomKeyStoreName = $name; CustomKeyStoreType = 'AWS_CLOUDHSM'; ConnectionState = 'FAILED'; ConnectionErrorCode = 'USER_LOCKED_OUT' }
        $refusal = @{ Operation = 'ConnectCustomKeyStore'; Error = "Evil$name"; Message = $name; Count = 99 }
        Set-EmulatorState @{ CustomKeyStores = @($store); Faults = @($refusal) }
        try {
            # What the shell writes of itself, its errors too; it may break lines, and colours nothing.
            $text = (Invoke-NewShell -WithErrors -Arguments $ModuleFolder -Script {
                    param($Folder)
                    if (Test-Path Variable:PSStyle) {
                        $PSStyle.OutputRendering = 'PlainText'
                    }

                    Import-Module $Folder
                    $store = Get-KMSCustomKeyStore cks-hostile
                    $health = $store | Test-KMSCustomKeyStore
                    foreach ($found in $store, $health) {
                        $found | Out-String
                        $found | Format-Table | Out-String
                        $found | Format-List | Out-String
                        $found | Format-Wide | Out-String
                    }

                    'ConciseView', 'NormalView', 'CategoryView' | ForEach-Object {
                        $ErrorView = $_
                        $store | Connect-KMSCustomKeyStore -ErrorVariable failure -ErrorAction SilentlyContinue
                        $failure | Out-String
                        Get-KMSCustomKeyStore -Name $store.CustomKeyStoreName.ToUpper() -ErrorVariable failure -ErrorAction SilentlyContinue
                        $failure | Out-String
                    }

                    $store | Connect-KMSCustomKeyStore
                }) -join "`n"
        } finally {
            Set-EmulatorState @{ Faults = @() }
        }

        ([regex]::Matches($text, 'evil', 'IgnoreCase')).Count | Should -BeGreaterThan 12
        $text -replace '\r?\n' | Should -Not -Match '[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]'
    }

    It 'cannot colour anything either' -Skip:$noColours {
        $coloured = [KmsCustomKeyStore.CustomKeyStore]@{ CustomKeyStoreName = "$Escape[35mevil"; ConnectionState = 'CONNECTED' }
        try {
            Set-OutputRendering Ansi
            foreach ($format in 'Format-Table', 'Format-List', 'Format-Wide') {
                $text = $coloured | & $format | Show-View
                $text | Should -Match 'evil'
                $text | Should -Not -Match "$Escape\[35m"
            }
        } finally {
            Set-OutputRendering PlainText
        }
    }
}

Describe 'A key store that was serialized' {
    It 'looks the same in <Format>, whatever its type, when its proxy came along' -ForEach @(
        @{ Format = 'Format-Table' }
        @{ Format = 'Format-List' }
        @{ Format = 'Format-Wide' }
    ) {
        $back = Get-Deserialized $all -Depth 3
        $back[0].PSObject.TypeNames[0] | Should -Be 'Deserialized.KmsCustomKeyStore.CustomKeyStore'
        $back | & $Format | Show-View | Should -Be ($all | & $Format | Show-View)
    }

    It 'keeps its proxy on the way through a job or a remote session' {
        $store = $all | Where-Object CustomKeyStoreName -EQ prod-xks-eu
        $back = Get-Deserialized $store
        $back.XksProxyConfiguration.UriEndpoint | Should -Be 'https://xks-eu.example.com'
        $back | Format-List | Show-View | Should -Be ($store | Format-List | Show-View)
    }

    It 'still keeps its short names out of exports' {
        $back = Get-Deserialized $all[0]
        $back.Name | Should -Be 'payments-hsm'
        ($back | Select-Object *).PSObject.Properties.Name | Should -Not -Contain 'Name'
    }

    It 'looks the same when it comes from a job, a CloudHSM key store' {
        $back = Start-Job { Import-Module $using:ModuleFolder; Get-KMSCustomKeyStore -Name treasury-hsm } | Wait-TestJob | Receive-Job -Wait -AutoRemoveJob
        $store = $all | Where-Object CustomKeyStoreName -EQ treasury-hsm
        $back | Format-Table | Show-View | Should -Be ($store | Format-Table | Show-View)
        $back | Format-List | Show-View | Should -Be ($store | Format-List | Show-View)
    }
}

Describe 'A shell in strict mode' {
    It 'shows every view, and finds nothing in $Error after it' {
        $text = Invoke-NewShell -Arguments $ModuleFolder -Script {
            param($Folder)
            Set-StrictMode -Version Latest
            Import-Module $Folder
            $stores = @(Get-KMSCustomKeyStore -GenerateCliSkeleton Output) + [KmsCustomKeyStore.CustomKeyStore]@{ CustomKeyStoreName = 'bare' }
            foreach ($format in 'Format-Table', 'Format-List', 'Format-Wide') {
                $stores | & $format | Out-String -Width 120
                $Error | ForEach-Object { "#ERR in $format`: $($_.FullyQualifiedErrorId)" }
            }
        }

        -join $text | Should -Match 'INVALID_CREDENTIALS'
        -join $text | Should -Match 'xks\.example\.com +2026-02-28'
        -join $text | Should -Match 'bare'
        -join $text | Should -Not -Match '#ERR'
    }
}
