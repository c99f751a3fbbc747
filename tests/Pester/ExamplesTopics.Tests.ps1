. "$PSScriptRoot/ExamplePages.ps1" (Get-Item "$PSScriptRoot/../../docs/about_*.md")
