; What the installer adds for Explorer, and takes away again. All of it belongs to this user, like the installation.

; Macros of the texts {package.upload} and {package.path}, made from i18n/locales by scripts/packaging/languages.ts.
!include "${PROJECT_DIR}\out\win\texts.nsh"

!define VERB "SystemFileAssociations\image\shell\Snapferry"
!define VIDEO_VERB "SystemFileAssociations\video\shell\Snapferry"

!macro addVerb KEY
  !insertmacro uploadText $0
  WriteRegStr HKCU "Software\Classes\${KEY}" "" "$0"
  WriteRegStr HKCU "Software\Classes\${KEY}" "Icon" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  ; Of any number of files, each in a start of its own; the app that runs takes them together.
  WriteRegStr HKCU "Software\Classes\${KEY}" "MultiSelectModel" "Player"
  WriteRegStr HKCU "Software\Classes\${KEY}\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
!macroend

; A folder of this user that Windows has on the path. What lies there names the installation, which stays where it is when
; it is updated; without a window (an update) nothing is asked, and nothing changes.
!define COMMAND "$LOCALAPPDATA\Microsoft\WindowsApps\snapferry.cmd"

!macro offerCommand
  !insertmacro pathText $0
  MessageBox MB_YESNO|MB_ICONQUESTION "$0" /SD IDNO IDNO noCommand
  FileOpen $1 "${COMMAND}" w
  FileWrite $1 '@"$INSTDIR\resources\bin\snapferry.cmd" %*$\r$\n'
  FileClose $1
  noCommand:
!macroend

!macro customInstall
  !insertmacro offerCommand
  CreateShortCut "$SENDTO\Snapferry.lnk" "$INSTDIR\${APP_EXECUTABLE_FILENAME}"
  !insertmacro addVerb "${VERB}"
  !insertmacro addVerb "${VIDEO_VERB}"
!macroend

!macro customUnInstall
  ; An update takes the old version away like this, and it is to stay then.
  ${IfNot} ${isUpdated}
    Delete "${COMMAND}"
  ${EndIf}
  Delete "$SENDTO\Snapferry.lnk"
  DeleteRegKey HKCU "Software\Classes\${VERB}"
  DeleteRegKey HKCU "Software\Classes\${VIDEO_VERB}"
!macroend
