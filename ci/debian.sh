# Files of Debian packages, without installing them and without touching the machine's own apt: sourced by the scripts
# beside it. Everything lands in the ignored folder .cache/.
#
#   debian_update SUITE...            refreshes the private lists (at most once a day); src:SUITE means its sources
#   debian_newest PACKAGE [REGEX]     the newest version there is, or nothing
#   debian_extract PACKAGE VERSION DIRECTORY
#   debian_closure DIRECTORY PACKAGE=VERSION... unpacks packages with all that they depend on, down to the C library
#   debian_source PACKAGE VERSION DIRECTORY     unpacks the upstream tarball of a source package
#
# The mirror is the one that the machine itself uses; DEBIAN_MIRROR chooses another.

cache="${CI_CACHE:-$(git -C "$(dirname "${BASH_SOURCE[0]}")" rev-parse --show-toplevel)/.cache}"
mirror="${DEBIAN_MIRROR:-$(grep -rhoE 'https?://[^ ]+/debian/?( |$)' /etc/apt/sources.list /etc/apt/sources.list.d 2>/dev/null |
    head -1 | tr -d ' ' || true)}"

# skip WHAT WHY: says what does not run and why, and ends the script without an error.
skip() {
    echo "SKIP: $1: $2"
    exit 0
}

# as_root COMMAND...: runs a command as root, or fails.
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo -n "$@"; else return 1; fi
}

# need COMMAND PACKAGE...: installs Debian packages when a command is missing; fails where that is not possible.
need() {
    local command="$1"
    shift
    command -v "$command" >/dev/null && return 0
    need_packages "$@" || return 1
    command -v "$command" >/dev/null
}

# need_packages PACKAGE...: installs Debian packages on this machine; fails where that is not possible.
need_packages() {
    command -v apt-get >/dev/null || return 1
    # The machine's own lists, not those of debian_update.
    local install=(env -u APT_CONFIG DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends)
    as_root "${install[@]}" "$@" >/dev/null 2>&1 ||
        { as_root env -u APT_CONFIG apt-get update >/dev/null 2>&1 && as_root "${install[@]}" "$@" >/dev/null 2>&1; }
}

debian_update() {
    local root keyring=/usr/share/keyrings/debian-archive-keyring.gpg suite
    # The lists of one choice of suites do not push out those of another.
    root="$cache/apt/$(IFS=-; echo "$*" | tr : -)"
    command -v apt-get >/dev/null || { echo "there is no apt-get here" >&2; return 1; }
    [ -e "$keyring" ] || as_root apt-get install -y debian-archive-keyring >/dev/null 2>&1 || true
    [ -e "$keyring" ] || { echo "Debian's archive keys are missing (package debian-archive-keyring)" >&2; return 1; }
    mkdir -p "$root"/{lists/partial,archives/partial,etc}
    touch "$root/status"
    export APT_CONFIG="$root/apt.conf"
    cat >"$APT_CONFIG" <<CONF
Dir::State "$root"; Dir::State::Lists "$root/lists"; Dir::State::status "$root/status";
Dir::Cache "$root"; Dir::Cache::Archives "$root/archives";
Dir::Etc::sourcelist "$root/etc/sources.list"; Dir::Etc::sourceparts "/dev/null"; Dir::Etc::trusted "$keyring";
APT::Architecture "amd64"; APT::Architectures { "amd64"; }; APT::Sandbox::User ""; Acquire::Languages "none"; Acquire::Check-Valid-Until "false";
CONF
    for suite in "$@"; do
        case "$suite" in
        src:*) echo "deb-src $mirror ${suite#src:} main" ;;
        # Security updates are beside the archive.
        *-security) echo "deb ${mirror%/}-security $suite main" ;;
        *) echo "deb $mirror $suite main" ;;
        esac
    done >"$root/etc/sources.list"
    if [ -z "$(find "$root/updated" -mtime -1 2>/dev/null)" ]; then
        # Without the mode, apt keeps what it has of a list that it cannot fetch, and says that all is well.
        apt-get update -qq -o APT::Update::Error-Mode=any >"$root/update.log" 2>&1 || { cat "$root/update.log" >&2; return 1; }
        touch "$root/updated"
    fi
}

debian_newest() {
    apt-cache madison "$1" | awk -F ' *[|] *' '{ print $2 }' | { grep -E -- "${2:-.}" || true; } | sort -rV | head -1
}

debian_extract() {
    local package="$1" version="$2" directory="$3" work
    [ "$(cat "$directory/.version" 2>/dev/null)" = "$package $version" ] && return 0
    work="$(mktemp -d "$cache/extract.XXXXXX")"
    (cd "$work" && apt-get download -qq "$package=$version" && dpkg-deb -x ./*.deb tree) >&2 || { rm -rf "$work"; return 1; }
    rm -rf "$directory"
    mkdir -p "$(dirname "$directory")"
    mv "$work/tree" "$directory"
    rm -rf "$work"
    echo "$package $version" >"$directory/.version"
}

debian_source() {
    local package="$1" version="$2" directory="$3" work
    [ "$(cat "$directory/.version" 2>/dev/null)" = "$package $version" ] && return 0
    work="$(mktemp -d "$cache/source.XXXXXX")"
    mkdir "$work/tree"
    (cd "$work" && apt-get source -qq --download-only --tar-only "$package=$version" &&
        tar -C tree --strip-components 1 -xf ./*.orig.tar.*) >&2 || { rm -rf "$work"; return 1; }
    rm -rf "$directory"
    mkdir -p "$(dirname "$directory")"
    mv "$work/tree" "$directory"
    rm -rf "$work"
    echo "$package $version" >"$directory/.version"
}

debian_closure() {
    local directory="$1" work deb folder
    work="$(mktemp -d "$cache/closure.XXXXXX")"
    # The status file knows of no package, so nothing is taken from this machine.
    apt-get install -qq -y --no-install-recommends --download-only -o Dir::Cache::Archives="$work" "${@:2}" >"$work/log" 2>&1 ||
        { tail -5 "$work/log" >&2; rm -rf "$work"; return 1; }
    for deb in "$work"/*.deb; do dpkg-deb -x "$deb" "$work/tree"; done
    rm -rf "$work"/tree/usr/share/{doc,man,locale,i18n,zoneinfo} "$work"/tree/usr/lib/*/gconv
    # One layout for older and newer packages: /lib is /usr/lib.
    for folder in bin lib lib64 sbin; do
        mkdir -p "$directory/usr/$folder"
        [ -e "$directory/$folder" ] || ln -s "usr/$folder" "$directory/$folder"
        [ ! -d "$work/tree/$folder" ] || [ -L "$work/tree/$folder" ] ||
            { mkdir -p "$work/tree/usr/$folder"; cp -a "$work/tree/$folder/." "$work/tree/usr/$folder/"; rm -r "$work/tree/${folder:?}"; }
    done
    cp -a "$work/tree/." "$directory/"
    rm -rf "$work"
}
