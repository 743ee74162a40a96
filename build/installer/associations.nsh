; Which files the program opens by a double click.
;
; Windows goes by what follows the last dot. `.age` becomes ours where nobody has it. A station card is a `.station.json`, that is a
; `.json`, which belongs to whatever editor the user has: there the program only joins the list 打开方式, which Windows also uses
; where no program has taken `.json`.

; The class of a kind of file: what Explorer calls it, its icon, how it is opened.
!macro DefineClass CLASS TEXT
  WriteRegStr HKCU "Software\Classes\${CLASS}" "" "${TEXT}"
  WriteRegStr HKCU "Software\Classes\${CLASS}\DefaultIcon" "" "$INSTDIR\app\${EXE},0"
  WriteRegStr HKCU "Software\Classes\${CLASS}\shell\open\command" "" '"$INSTDIR\app\${EXE}" "%1"'
!macroend

!macro TellExplorer
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

!macro Associate
  !insertmacro DefineClass "${ID}.snapshot" "${NAME}快照"
  !insertmacro DefineClass "${ID}.card" "${NAME}站卡"
  WriteRegNone HKCU "Software\Classes\.age\OpenWithProgids" "${ID}.snapshot"
  WriteRegNone HKCU "Software\Classes\.json\OpenWithProgids" "${ID}.card"
  ReadRegStr $0 HKCU "Software\Classes\.age" ""
  ReadRegStr $1 HKLM "Software\Classes\.age" ""
  ${If} "$0$1" == ""
    WriteRegStr HKCU "Software\Classes\.age" "" "${ID}.snapshot"
  ${EndIf}
  WriteRegStr HKCU "Software\Classes\Applications\${EXE}" "FriendlyAppName" "${NAME}"
  WriteRegStr HKCU "Software\Classes\Applications\${EXE}\shell\open\command" "" '"$INSTDIR\app\${EXE}" "%1"'
  WriteRegStr HKCU "Software\Classes\Applications\${EXE}\SupportedTypes" ".age" ""
  WriteRegStr HKCU "Software\Classes\Applications\${EXE}\SupportedTypes" ".json" ""
  !insertmacro TellExplorer
!macroend

; Takes back what is ours and leaves what another program has written since.
!macro Dissociate
  ReadRegStr $0 HKCU "Software\Classes\.age" ""
  ${If} $0 == "${ID}.snapshot"
    DeleteRegValue HKCU "Software\Classes\.age" ""
  ${EndIf}
  DeleteRegValue HKCU "Software\Classes\.age\OpenWithProgids" "${ID}.snapshot"
  DeleteRegValue HKCU "Software\Classes\.json\OpenWithProgids" "${ID}.card"
  DeleteRegKey HKCU "Software\Classes\${ID}.snapshot"
  DeleteRegKey HKCU "Software\Classes\${ID}.card"
  DeleteRegKey HKCU "Software\Classes\Applications\${EXE}"
  !insertmacro TellExplorer
!macroend
