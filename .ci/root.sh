# A bare Debian root in $root, with Node.js and npm from the lockfile's place and nothing else. Needs root and debootstrap.
# Whoever sources this stops what it started in `stop_all`; mounts and files are taken away at the end.
root=$(mktemp -d)
chmod 755 "$root"
log=$(mktemp)
places=(/app/data /dev/shm /tmp /proc "")
leave() {
  stop_all || true
  for place in "${places[@]}"; do if mountpoint -q "$root$place"; then umount -l "$root$place"; fi; done
  rm -rf --one-file-system "$root" "$log"
}
trap leave EXIT

told() { tail -15 "$log"; echo "$1"; exit 1; }

# The Node.js of the lockfile: what the machine has may be older.
node=$PWD/node_modules/.bin/node
[ -x "$node" ] || { echo 'Run npm ci first.'; exit 1; }
debootstrap --variant=minbase bookworm "$root" "${DEBIAN_MIRROR:-http://deb.debian.org/debian}" >"$log" 2>&1 || told 'The bare root could not be made.'
# As debian:bookworm-slim comes: without packages' archives, lists, manuals and translations.
rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/* "$root"/usr/share/{doc,man,info,locale}/*
base=$(du -sm "$root" | cut -f1)
npm_home=$(dirname "$(dirname "$(readlink -f "$(command -v npm)")")")
mkdir -p "$root/usr/local/lib" "$root/app"
cp -L "$("$node" -p process.execPath)" "$root/usr/local/bin/node"
mount --bind "$root" "$root"
mount -t proc proc "$root/proc"
cp /etc/resolv.conf "$root/etc/resolv.conf"

# npm, and how this machine reaches its registry.
lend_npm() {
  cp -R "$npm_home" "$root/usr/local/lib/npm"
  ln -s ../lib/npm/bin/npm-cli.js "$root/usr/local/bin/npm"
  for given in "$HOME/.npmrc" /etc/ssl/certs/ca-certificates.crt; do
    if [ -f "$given" ]; then mkdir -p "$root$(dirname "$given")" && cp "$given" "$root$given"; fi
  done
}
take_npm_back() { rm -rf "$root/usr/local/lib/npm" "$root/usr/local/bin/npm" "$root$HOME/.npmrc" "$root$HOME/.npm" "$root/var/npm-cache" "$root/etc/ssl/certs/ca-certificates.crt"; }

answers() { "$node" -e "fetch(process.argv[1]).then(async (r) => process.exit(r.ok && (await r.text()).includes(process.argv[2]) ? 0 : 1), () => process.exit(1))" "$1" "$2"; }
