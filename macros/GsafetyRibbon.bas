Attribute VB_Name = "GsafetyRibbon"
Option Explicit
' What the buttons of the ribbon call.
' Built from actions.toml: change it there and run "gsafety build addin".

Public Sub RibbonNewForm(control As IRibbonControl)
    Ring "new_form"
End Sub

Public Sub RibbonZeroReport(control As IRibbonControl)
    Ring "zero_report"
End Sub

Public Sub RibbonCheckSheet(control As IRibbonControl)
    Ring "check_sheet"
End Sub

Public Sub RibbonCheckBook(control As IRibbonControl)
    Ring "check_book"
End Sub

Public Sub RibbonPreviousFinding(control As IRibbonControl)
    Ring "previous_finding"
End Sub

Public Sub RibbonNextFinding(control As IRibbonControl)
    Ring "next_finding"
End Sub

Public Sub RibbonClearMarks(control As IRibbonControl)
    Ring "clear_marks"
End Sub

Public Sub RibbonFixBook(control As IRibbonControl)
    Ring "fix"
End Sub

Public Sub RibbonExplainFindings(control As IRibbonControl)
    Ring "explain"
End Sub

Public Sub RibbonConsolidate(control As IRibbonControl)
    Ring "consolidate"
End Sub

Public Sub RibbonShowDuties(control As IRibbonControl)
    Ring "duties"
End Sub

Public Sub RibbonShowDeadlines(control As IRibbonControl)
    Ring "due"
End Sub

Public Sub RibbonMakeReport(control As IRibbonControl)
    Ring "report"
End Sub

Public Sub RibbonOpenSettings(control As IRibbonControl)
    Ring "settings"
End Sub

Public Sub RibbonShowHelp(control As IRibbonControl)
    Ring "help"
End Sub
