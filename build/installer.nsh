; What the installer adds for Explorer, and takes away again. All of it belongs to this user, like the installation.

!define VERB "SystemFileAssociations\image\shell\Snapferry"
!define VIDEO_VERB "SystemFileAssociations\video\shell\Snapferry"

!macro addVerb KEY
  WriteRegStr HKCU "Software\Classes\${KEY}" "" "Upload with Snapferry"
  WriteRegStr HKCU "Software\Classes\${KEY}" "Icon" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  ; Of any number of files, each in a start of its own; the app that runs takes them together.
  WriteRegStr HKCU "Software\Classes\${KEY}" "MultiSelectModel" "Player"
  WriteRegStr HKCU "Software\Classes\${KEY}\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
!macroend

!macro customInstall
  CreateShortCut "$SENDTO\Snapferry.lnk" "$INSTDIR\${APP_EXECUTABLE_FILENAME}"
  !insertmacro addVerb "${VERB}"
  !insertmacro addVerb "${VIDEO_VERB}"
!macroend

!macro customUnInstall
  Delete "$SENDTO\Snapferry.lnk"
  DeleteRegKey HKCU "Software\Classes\${VERB}"
  DeleteRegKey HKCU "Software\Classes\${VIDEO_VERB}"
!macroend
