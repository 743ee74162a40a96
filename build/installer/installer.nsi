; The Windows installer of 街道台账: for one user, without an administrator.
;
;   setup.exe                    asks for the folder, shows progress, offers to start the program
;   setup.exe /S [/D=FOLDER]     asks nothing; /D comes last and is not quoted
;   setup.exe --updated /S [--force-run]   as electron-updater starts it; --force-run starts the program afterwards
;
; Exit codes: 0 installed, 1 cancelled, 2 files could not be written, 3 another setup is running, 4 this Windows is too old or
; not 64-bit, 5 the program is still running.
;
; FOLDER\app is the program and nothing else. A new version is unpacked beside it and takes its place by a rename, so that an
; upgrade is whole or has changed nothing, and what only the old version had is gone. The station lies elsewhere; who has started the
; program with --portable has it in app\data, and that folder is kept, too.
;
; Compiled by build/package/installer.ts, which gives VERSION, FILE_VERSION, FILES, OUT, ICON, TARGET and UPDATES_FOLDER.
Unicode true
Target ${TARGET}
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user
SetCompressor /SOLID lzma
AllowSkipFiles off

!define NAME "街道台账"
!define ID "street-ledger"
!define EXE "street-ledger.exe"
!define SETTINGS "Software\${ID}"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include x64.nsh
!include WinVer.nsh
!include "${__FILEDIR__}\associations.nsh"

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${ID}"
InstallDirRegKey HKCU "${SETTINGS}" "Folder"
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${FILE_VERSION}"
VIAddVersionKey /LANG=2052 ProductName "${NAME}"
VIAddVersionKey /LANG=2052 FileDescription "${NAME} 安装程序"
VIAddVersionKey /LANG=2052 FileVersion "${VERSION}"
VIAddVersionKey /LANG=2052 ProductVersion "${VERSION}"
VIAddVersionKey /LANG=2052 LegalCopyright ""

; Where the version lies that is being replaced; empty at the first installation.
Var Old
; Whether electron-updater has started this.
Var Updated

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
; An upgrade stays where the program is.
!define MUI_PAGE_CUSTOMFUNCTION_PRE SkipIfOld
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_PAGE_CUSTOMFUNCTION_PRE SkipIfUpdated
!define MUI_FINISHPAGE_RUN "$INSTDIR\app\${EXE}"
!define MUI_FINISHPAGE_RUN_TEXT "打开${NAME}"
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "将从这台电脑上删除${NAME}的程序。台账数据和设置都会保留，以后重新安装即可继续使用。"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

Function SkipIfOld
  ${If} $Old != ""
    Abort
  ${EndIf}
FunctionEnd

Function SkipIfUpdated
  ${If} $Updated == 1
    Abort
  ${EndIf}
FunctionEnd

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "${NAME}需要 64 位的 Windows 10 或 Windows 11，不能装在这台电脑上。" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
  System::Call 'kernel32::CreateMutexW(p 0, i 1, w "${ID}-setup") p .r1 ?e'
  Pop $0
  ${If} $0 = 183
    MessageBox MB_OK|MB_ICONEXCLAMATION "${NAME}的另一个安装程序正在运行，请等它结束。" /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
  StrCpy $Updated 0
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "--updated" $1
  ${IfNot} ${Errors}
    StrCpy $Updated 1
    SetAutoClose true
  ${EndIf}
  ReadRegStr $Old HKCU "${SETTINGS}" "Folder"
  ${IfNot} ${FileExists} "$Old\app\${EXE}"
    StrCpy $Old ""
  ${EndIf}
FunctionEnd

; $R0 = 1 when the program in the folder $R1 is running: Windows lets nobody write to it then.
!macro IsRunning un
Function ${un}IsRunning
  StrCpy $R0 0
  ${If} ${FileExists} "$R1\app\${EXE}"
    ClearErrors
    FileOpen $0 "$R1\app\${EXE}" a
    ${If} ${Errors}
      StrCpy $R0 1
    ${Else}
      FileClose $0
    ${EndIf}
  ${EndIf}
FunctionEnd
!macroend
!insertmacro IsRunning ""
!insertmacro IsRunning "un."

; Waits until the program in $R1 has ended; asks for it after 10 seconds, or gives up after 60 when there is nobody to ask.
!macro WaitForEnd un
Function ${un}WaitForEnd
  StrCpy $1 0
  again:
  Call ${un}IsRunning
  ${If} $R0 = 1
    Sleep 500
    IntOp $1 $1 + 1
    ${If} ${Silent}
      IntCmp $1 120 give_up again give_up
    ${EndIf}
    IntCmp $1 20 0 again 0
    StrCpy $1 0
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME}正在运行。请保存正在填写的内容并关闭它，再点“重试”。" IDRETRY again
    give_up:
    RMDir /r "$INSTDIR\app.new"
    SetErrorLevel 5
    Quit
  ${EndIf}
FunctionEnd
!macroend
!insertmacro WaitForEnd ""
!insertmacro WaitForEnd "un."

; Puts app.new in the place of app. A virus scanner may hold new files for a moment, so each rename is tried for 30 seconds.
Function Replace
  StrCpy $1 0
  old:
  ${If} ${FileExists} "$INSTDIR\app\*.*"
    ClearErrors
    Rename "$INSTDIR\app" "$INSTDIR\app.old"
    ${If} ${Errors}
      Call PauseOrFail
      Goto old
    ${EndIf}
  ${EndIf}
  new:
  ClearErrors
  Rename "$INSTDIR\app.new" "$INSTDIR\app"
  ${If} ${Errors}
    Call PauseOrFail
    Goto new
  ${EndIf}
  StrCpy $R2 "$INSTDIR\app.old"
  StrCpy $R3 "$INSTDIR\app\data"
  Call KeepData
  RMDir /r "$INSTDIR\app.old"
  ; What an uninstallation has kept.
  ${If} ${FileExists} "$INSTDIR\street-ledger-data\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\app\data\*.*"
    Rename "$INSTDIR\street-ledger-data" "$INSTDIR\app\data"
  ${EndIf}
FunctionEnd

Function PauseOrFail
  Sleep 500
  IntOp $1 $1 + 1
  ${If} $1 > 60
    Call Fail
  ${EndIf}
FunctionEnd

; Takes the folder data, if there is one, from $R2 to $R3; goes no further where that cannot be done.
!macro KeepData un
Function ${un}KeepData
  ${If} ${FileExists} "$R2\data\*.*"
    ClearErrors
    Rename "$R2\data" "$R3"
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONSTOP "“$R2\data”里有台账数据，没能移到“$R3”。请关闭正在使用它的程序，或者先把它移到别处，再试一次。" /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd
!macroend
!insertmacro KeepData ""
!insertmacro KeepData "un."

; The old version, if there is one, is as it was; ends with code 2.
Function Fail
  Call PutBack
  RMDir /r "$INSTDIR\app.new"
  MessageBox MB_OK|MB_ICONSTOP "文件没能写入“$INSTDIR”，没有装上新版本。请检查磁盘空间和这个文件夹的写入权限后重试。" /SD IDOK
  SetErrorLevel 2
  Quit
FunctionEnd

; An upgrade that was cut off between its two renames has left the old version under another name.
Function PutBack
  ${IfNot} ${FileExists} "$INSTDIR\app\*.*"
  ${AndIf} ${FileExists} "$INSTDIR\app.old\*.*"
    Rename "$INSTDIR\app.old" "$INSTDIR\app"
  ${EndIf}
FunctionEnd

; A file could not be unpacked: NSIS has said so and ends with code 2.
Function .onInstFailed
  RMDir /r "$INSTDIR\app.new"
FunctionEnd

Section
  Call PutBack
  ; Somebody else's folder of that name is not ours to replace.
  ${If} ${FileExists} "$INSTDIR\app\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\app\${EXE}"
    Call Fail
  ${EndIf}
  RMDir /r "$INSTDIR\app.new"
  StrCpy $R2 "$INSTDIR\app.old"
  StrCpy $R3 "$INSTDIR\app\data"
  Call KeepData
  RMDir /r "$INSTDIR\app.old"
  ClearErrors
  SetOutPath "$INSTDIR\app.new"
  ${If} ${Errors}
    Call Fail
  ${EndIf}
  File /r "${FILES}"
  ; The current folder cannot be renamed.
  SetOutPath "$INSTDIR"
  ${If} $Old != ""
    StrCpy $R1 $Old
    Call WaitForEnd
  ${EndIf}
  StrCpy $R1 $INSTDIR
  Call WaitForEnd
  Call Replace
  WriteUninstaller "$INSTDIR\uninstall.exe"

  ${If} $Old != ""
  ${AndIf} $Old != $INSTDIR
    StrCpy $R2 "$Old\app"
    StrCpy $R3 "$Old\street-ledger-data"
    Call KeepData
    RMDir /r "$Old\app"
    Delete "$Old\uninstall.exe"
    RMDir "$Old"
  ${EndIf}
  WriteRegStr HKCU "${SETTINGS}" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\app\${EXE},0"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0

  ; A shortcut that the user has thrown away does not come back with an upgrade.
  ${If} $Old == ""
  ${OrIf} ${FileExists} "$SMPROGRAMS\${NAME}.lnk"
    CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\app\${EXE}"
  ${EndIf}
  ${If} $Old == ""
  ${OrIf} ${FileExists} "$DESKTOP\${NAME}.lnk"
    CreateShortCut "$DESKTOP\${NAME}.lnk" "$INSTDIR\app\${EXE}"
  ${EndIf}
  !insertmacro Associate

  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "--force-run" $1
  ${IfNot} ${Errors}
    Exec '"$INSTDIR\app\${EXE}"'
  ${EndIf}
SectionEnd

Section "Uninstall"
  StrCpy $R1 $INSTDIR
  Call un.WaitForEnd
  StrCpy $R2 "$INSTDIR\app"
  StrCpy $R3 "$INSTDIR\street-ledger-data"
  Call un.KeepData
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\app.new"
  RMDir /r "$INSTDIR\app.old"
  RMDir /r "$LOCALAPPDATA\${UPDATES_FOLDER}"
  Delete "$INSTDIR\uninstall.exe"
  ; Only when nothing else lies in it.
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  !insertmacro Dissociate
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "${SETTINGS}"
SectionEnd
