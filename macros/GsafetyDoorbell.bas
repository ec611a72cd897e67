Attribute VB_Name = "GsafetyDoorbell"
Option Explicit
' Starts the program that does the work and returns at once; nothing else happens in VBA.
' Which interpreter, comes from the user's own registry: no workbook and no folder has a say.
' The workbook goes by its name, which is unique in one Excel; a folder could be too long.
' --app is last: the path of a drive ends in a backslash, which would hide the closing quote.

Public Sub Ring(ByVal action As String)
    On Error GoTo Failed
    Shell CommandLine(action), 1
    Exit Sub
Failed:
    MsgBox Advice(Err.Description), 48, "gsafety_xl"
End Sub

Private Function CommandLine(ByVal action As String) As String
    CommandLine = Quoted(Interpreter()) & " -I -m gsafety_xl.excel " & action _
        & " --wb=" & Quoted(CallingBook()) & " --from_xl=1 --hwnd=" & Application.Hwnd _
        & " --app=" & Quoted(Application.Path)
End Function

Private Function Interpreter() As String
    Interpreter = GetSetting("gsafety_xl", "Excel", "Interpreter", "")
    If Len(Interpreter) = 0 Then Err.Raise 53
End Function

Private Function CallingBook() As String
    If Not ActiveWorkbook Is Nothing Then CallingBook = ActiveWorkbook.Name
End Function

Private Function Advice(ByVal reason As String) As String
    Advice = GetSetting("gsafety_xl", "Excel", "NotInstalled", "Run: gsafety addin install")
    Advice = Advice & Chr(13) & Chr(10) & reason
End Function

Private Function Quoted(ByVal text As String) As String
    Quoted = Chr(34) & text & Chr(34)
End Function
