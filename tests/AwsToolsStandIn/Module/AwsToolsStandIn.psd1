@{
    RootModule        = 'AwsToolsStandIn.dll'
    NestedModules     = @('AwsToolsStandIn.Completers.psm1')
    ModuleVersion     = '1.0.0'
    GUID              = '0c3b1b5e-6a2b-4b0a-9a3d-0c6a5d2f8f11'
    Author            = 'KmsCustomKeyStore contributors'
    Description       = 'The shape of AWS.Tools, for tests.'
    PowerShellVersion = '7.0'
    CmdletsToExport   = @('Set-AWSCredential', 'Get-AWSCredential', 'Set-DefaultAWSRegion', 'Get-AWSRegion', 'Get-KMSCustomKeyStore')
    FunctionsToExport = @()
    AliasesToExport   = @()
    VariablesToExport = @()
}
