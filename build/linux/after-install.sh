#!/bin/sh
# Run as root after a deb or rpm was unpacked. It changes only what belongs to this package.
app='/opt/Snapferry'

# The command on the path; the desktop's entry starts the app by its own path.
ln -sf "$app/resources/bin/snapferry" /usr/bin/snapferry

# Chromium's helper needs root's rights only where the kernel lends nobody a namespace of his own.
if [ -L /proc/self/ns/user ] && unshare --user true 2>/dev/null; then
  chmod 0755 "$app/chrome-sandbox" || true
else
  chmod 4755 "$app/chrome-sandbox" || true
fi

command -v update-mime-database >/dev/null 2>&1 && update-mime-database /usr/share/mime || true
command -v update-desktop-database >/dev/null 2>&1 && update-desktop-database /usr/share/applications || true

# Ubuntu from 24.04 lends namespaces only to programs with a profile; an older AppArmor cannot read ours and needs none.
profile="$app/resources/apparmor-profile"
if [ -f "$profile" ] && command -v apparmor_parser >/dev/null 2>&1 &&
  apparmor_parser --skip-kernel-load --debug "$profile" >/dev/null 2>&1; then
  cp -f "$profile" /etc/apparmor.d/snapferry
  apparmor_parser --replace --write-cache --skip-read-cache /etc/apparmor.d/snapferry 2>/dev/null || true
fi
exit 0
