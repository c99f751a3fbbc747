@{
    # One assembly a PowerShell edition; the manifest is evaluated when the module is imported. Test-ModuleManifest reads
    # it too; Import-PowerShellDataFile, which evaluates nothing, does not.
    RootModule             = if ($PSEdition -eq 'Core') { 'bin/net8.0/KmsCustomKeyStore.dll' } else { 'bin/net472/KmsCustomKeyStore.dll' }
    ModuleVersion          = '0.1.0'
    GUID                   = '563a3ab5-2866-4350-94fd-bb34302ecdff'
    Author                 = 'KmsCustomKeyStore contributors'
    CompanyName            = 'KmsCustomKeyStore contributors'
    Copyright              = '(c) KmsCustomKeyStore contributors. Apache-2.0.'
    Description            = 'AWS KMS custom key stores from PowerShell: list them, see which are not healthy and learn why and what to do; create, connect, disconnect, change and remove them, and wait for them.'
    PowerShellVersion      = '5.1'
    CompatiblePSEditions   = @('Core', 'Desktop')
    DotNetFrameworkVersion = '4.7.2'
    TypesToProcess         = @('KmsCustomKeyStore.Types.ps1xml')
    FormatsToProcess       = @('KmsCustomKeyStore.Format.ps1xml')
    CmdletsToExport        = @('Get-KMSCustomKeyStore', 'New-KMSCustomKeyStore', 'Connect-KMSCustomKeyStore', 'Disconnect-KMSCustomKeyStore', 'Update-KMSCustomKeyStore', 'Remove-KMSCustomKeyStore', 'Wait-KMSCustomKeyStore', 'Test-KMSCustomKeyStore')
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()
    PrivateData            = @{
        PSData = @{
            Tags         = @('AWS', 'KMS', 'CloudHSM', 'XKS', 'CustomKeyStore', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://licenses.nuget.org/Apache-2.0'
            ProjectUri   = 'https://github.com/KmsCustomKeyStore/KmsCustomKeyStore'
            IconUri      = 'https://github.com/KmsCustomKeyStore/KmsCustomKeyStore/raw/main/docs/images/icon.png'
            ReleaseNotes = 'What is new in each version: https://github.com/KmsCustomKeyStore/KmsCustomKeyStore/blob/main/CHANGELOG.md'
        }
    }
}
