Attribute VB_Name = "GsafetyButtons"
Option Explicit
' What the buttons on a sheet call.
' Built from actions.toml: change it there and run "gsafety build addin".

Public Sub NewForm()
    Ring "new_form"
End Sub

Public Sub ZeroReport()
    Ring "zero_report"
End Sub

Public Sub CheckSheet()
    Ring "check_sheet"
End Sub

Public Sub CheckBook()
    Ring "check_book"
End Sub

Public Sub PreviousFinding()
    Ring "previous_finding"
End Sub

Public Sub NextFinding()
    Ring "next_finding"
End Sub

Public Sub ClearMarks()
    Ring "clear_marks"
End Sub

Public Sub FixBook()
    Ring "fix"
End Sub

Public Sub ExplainFindings()
    Ring "explain"
End Sub

Public Sub Consolidate()
    Ring "consolidate"
End Sub

Public Sub ShowDuties()
    Ring "duties"
End Sub

Public Sub ShowDeadlines()
    Ring "due"
End Sub

Public Sub MakeReport()
    Ring "report"
End Sub

Public Sub OpenSettings()
    Ring "settings"
End Sub

Public Sub ShowHelp()
    Ring "help"
End Sub
