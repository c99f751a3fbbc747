BeforeAll {
    . "$PSScriptRoot/TestSession.ps1"
    Enter-TestSession
}

AfterAll { Exit-TestSession }

Describe 'Several regions at once' {
    It 'names the region on each key store' {
        $stores = Get-KMSCustomKeyStore -Region eu-west-1, us-east-1 -NoAutoIteration
        ($stores | Group-Object Region | Sort-Object Name | ForEach-Object { "$($_.Name) $($_.Count)" }) | Should -Be @('eu-west-1 10', 'us-east-1 10')
    }

    It 'asks each region once, and no region a second time for Select-Object -First 1' {
        Measure-KmsRequest { Get-KMSCustomKeyStore -Region eu-west-1, us-east-1 -NoAutoIteration } | Should -Be 2
        Measure-KmsRequest { Get-KMSCustomKeyStore -Region eu-west-1, us-east-1 -ThrottleLimit 1 | Select-Object -First 1 } | Should -Be 1
    }

    It 'groups the table by region, and only when there are several' {
        $several = Get-KMSCustomKeyStore -Region eu-west-1, us-east-1 -Limit 1 -NoAutoIteration | Show-View
        $several | Should -Match '(?m)^ +Region: eu-west-1'
        $several | Should -Match '(?m)^ +Region: us-east-1'
        Get-KMSCustomKeyStore -Region eu-west-1 -Limit 1 -NoAutoIteration | Show-View | Should -Not -Match 'Region:'
    }

    It 'groups list and wide too' {
        foreach ($format in 'Format-List', 'Format-Wide') {
            $text = Get-KMSCustomKeyStore -Region eu-west-1, us-east-1 -Limit 1 -NoAutoIteration | & $format | Show-View
            ([regex]::Matches($text, '(?m)^ +Region: ')).Count | Should -Be 2
        }
    }

    It 'writes what it writes for one region to JSON' {
        $one = Get-KMSCustomKeyStore cks-483a50dd234afed66 -Region eu-west-1 | ConvertTo-Json
        $several = Get-KMSCustomKeyStore cks-483a50dd234afed66 -Region eu-west-1, us-east-1 | Where-Object Region -EQ eu-west-1 | ConvertTo-Json
        $several | Should -Be $one
    }

    It 'takes a star for every region of the partition' {
        $regions = Get-KMSCustomKeyStore -Region * -Limit 1 -NoAutoIteration | ForEach-Object Region
        $regions | Should -Contain 'ap-south-1'
        $regions | Should -Not -Contain 'us-gov-west-1'
    }

    It 'refuses a text that cannot be a region, with the nearest name, and asks nothing' {
        Measure-KmsRequest { try { Get-KMSCustomKeyStore -Region eu_wset_1 } catch { $script:refusal = $_ } } | Should -Be 0
        $refusal.FullyQualifiedErrorId | Should -BeLike 'InvalidRegion,*'
        $refusal.ErrorDetails.Message | Should -Match 'eu-west-1'
    }
}

Describe 'Region and credentials of the session' {
    It 'honours the region that AWS.Tools has set' {
        $global:StoredAWSRegion = 'ap-south-1'
        try {
            (Get-KMSCustomKeyStore -Limit 1 -NoAutoIteration).Region | Should -Be 'ap-south-1'
        } finally {
            Remove-Variable StoredAWSRegion -Scope Global
        }
    }

    It 'takes a PSCredential' {
        $secret = [System.Security.SecureString]::new()
        's'.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
        $pair = [pscredential]::new('AKIDPSCREDENTIAL', $secret)

        $said = Get-KMSCustomKeyStore -Limit 1 -NoAutoIteration -Credential $pair -Verbose 4>&1
        $said | Where-Object { "$_" -eq 'Credentials from -Credential.' } | Should -Not -BeNullOrEmpty
    }
}

Describe 'Completion of regions' {
    It 'gives names with what they are' {
        $line = 'Get-KMSCustomKeyStore -Region eu-west-'
        $completions = (TabExpansion2 $line $line.Length).CompletionMatches
        $completions.CompletionText | Should -Be @('eu-west-1', 'eu-west-2', 'eu-west-3')
        $completions[0].ToolTip | Should -Match 'Ireland'
    }

    It 'goes before a completer that serves every command' {
        Invoke-NewShell -Arguments $ModuleFolder -Script {
            param($Folder)
            Import-Module $Folder
            Register-ArgumentCompleter -ParameterName Region -ScriptBlock { 'foreign' }
            $line = 'Get-KMSCustomKeyStore -Region eu-west-'
            (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText
        } | Should -Be @('eu-west-1', 'eu-west-2', 'eu-west-3')
    }
}
