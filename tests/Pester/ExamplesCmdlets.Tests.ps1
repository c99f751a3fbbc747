. "$PSScriptRoot/ExamplePages.ps1" (Get-Item "$PSScriptRoot/../../docs/*-KMSCustomKeyStore.md")
