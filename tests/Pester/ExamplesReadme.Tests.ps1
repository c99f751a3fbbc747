. "$PSScriptRoot/ExamplePages.ps1" (Get-Item "$PSScriptRoot/../../README.md")
