#!/bin/sh
# Run as root after the package's files are gone, and also when a newer one takes its place: then its files are there.
[ -e /opt/Snapferry/snapferry ] && exit 0
if [ "$(readlink /usr/bin/snapferry 2>/dev/null)" = /opt/Snapferry/resources/bin/snapferry ]; then
  rm -f /usr/bin/snapferry
fi
rm -f /etc/apparmor.d/snapferry
exit 0
