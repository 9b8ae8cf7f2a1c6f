#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs a script as root in this system, but discards everything that it writes, with an overlay in
# memory, without a network and with separate processes. debian.sh starts this with unshare(1).
# Usage: system.sh DIRECTORY SCRIPT    (the script sees DIRECTORY as /packages)
set -u
folder=$1
script=$2
system=$folder/system
mount --make-rprivate / && mkdir "$system" && mount -t tmpfs tmpfs "$system" || exit 3
mkdir "$system/upper" "$system/work" "$system/root" || exit 3
root=$system/root
mount -t overlay overlay -o "lowerdir=/,upperdir=$system/upper,workdir=$system/work" "$root" 2>/dev/null || {
    echo "skip the packages installed by apt: there is no overlay over this file system"
    exit 0
}
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mount -t tmpfs tmpfs "$root/run"
mount -t tmpfs tmpfs "$root/tmp"
mkdir -p "$root/run/lock" "$root/packages"
mount --bind "$folder" "$root/packages"
cp "$script" "$root/run/script"
# What is installed shall not be started by it: there is no systemd here.
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"
# The index of manual pages takes longer than all the rest.
rm -f "$root/var/lib/man-db/auto-update"
ip link set lo up
exec chroot "$root" sh /run/script
