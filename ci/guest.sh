# Linux guests under QEMU with stock Debian kernels: sourced by the scripts beside it, after debian.sh.
#
#   guest_tools WHO                      what a guest needs is there, or WHO is skipped
#   guest_prepare WHO VERSION MODULE...  Debian's newest kernel VERSION, and an initramfs with these modules, in .cache/guest
#   guest_pack JOB FILE...               JOB.zst, an initramfs: the folder JOB as /job, and the libraries that the FILEs need
#   guest_boot JOB VERSION:NODES MODULES ARGUMENT...
#                                        boots, runs /job/run, and is the guest's console; ARGUMENTs are of the kernel,
#                                        and NAME=VALUE among them is in /job/run's environment
#   guest_text LOG                       what a console said from the job's start on
#
# NODES is 1, 2 or 4, or mixed: a node without CPUs and one without memory.

guest="$cache/guest"
# Where a script talks to who runs it, while a guest's console goes to a log.
exec 3>&1

guest_tools() {
    [ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] || skip "$1" "it needs an x86_64 Linux, this is $(uname -s) on $(uname -m)"
    need qemu-system-x86_64 qemu-system-x86 || skip "$1" "QEMU is not there and cannot be installed"
    need xz xz-utils && need zstd zstd || skip "$1" "xz or zstd is not there and cannot be installed"
    mkdir -p "$guest"
}

guest_prepare() {
    local who="$1" version="$2" suite pattern package tree modules work folder
    shift 2
    folder="$guest/$(IFS=+; echo "$version${*:++$*}")"
    [ -e "$folder/ready" ] && return 0
    case "$version" in
    6.1) suite=bookworm pattern='^linux-image-6\.1\.0-[0-9]+-amd64$' ;;
    6.12) suite=trixie pattern='^linux-image-6\.12\.[0-9]+(\+deb13)?-amd64$' ;;
    *) echo "$who: there is no recipe for kernel $version"; exit 2 ;;
    esac
    echo "$who: fetching Debian's newest kernel $version"
    debian_update "$suite" || skip "$who" "Debian's package lists cannot be had"
    package="$(apt-cache pkgnames "linux-image-$version" | { grep -E -- "$pattern" || true; } | sort -V | tail -1)"
    [ -n "$package" ] || skip "$who" "$suite has no kernel $version any more"
    tree="$folder.tree"
    debian_extract "$package" "$(debian_newest "$package")" "$tree/kernel" &&
        debian_extract busybox-static "$(debian_newest busybox-static)" "$tree/busybox" ||
        skip "$who" "$package or busybox-static cannot be fetched"
    modules="$(find "$tree/kernel" -path "*/lib/modules/*/kernel" -type d -name kernel | sort | head -1)"
    work="$(mktemp -d "$guest/work.XXXXXX")"
    mkdir -p "$work"/{bin,dev,proc,sys,tmp,modules}
    cp "$tree"/busybox/*bin/busybox "$work/bin/busybox" 2>/dev/null || cp "$tree"/busybox/usr/bin/busybox "$work/bin/busybox"
    cp "$work/bin/busybox" "$guest/busybox"
    find "$modules" -name '*.ko' -o -name '*.ko.xz' >"$work.list"
    : >"$work.order"
    for module in "$@"; do guest_module "$module"; done
    rm "$work.list" "$work.order"
    cat >"$work/init" <<'INIT'
#!/bin/busybox sh
/bin/busybox --install -s /bin
export PATH=/bin
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
for module in /modules/*.ko; do [ ! -e "$module" ] || insmod "$module" || echo "@@ insmod $module failed"; done
echo "@@ ready $(uname -r)"
. /job/run
poweroff -f
INIT
    chmod +x "$work/init"
    mkdir -p "$folder"
    (cd "$work" && find . | "$guest/busybox" cpio -o -H newc 2>/dev/null) | zstd -q -3 -f -o "$folder/base.zst"
    cp "$tree"/kernel/boot/vmlinuz-* "$folder/vmlinuz"
    rm -rf "$work" "$tree"
    touch "$folder/ready"
}

# guest_module NAME: puts a module into $work/modules, behind what it needs, numbered in the order of loading.
guest_module() {
    local name="${1//-/_}" file needed
    ! grep -qx "$name" "$work.order" || return 0
    # A file's name may have a dash where the module's has an underscore. No file: the kernel has it built in.
    file="$(grep -E "/${1//[-_]/[-_]}\.ko(\.xz)?$" "$work.list" | head -1 || true)"
    [ -n "$file" ] || return 0
    case "$file" in *.xz) xz -dc "$file" >"$work/$name.ko" ;; *) cp "$file" "$work/$name.ko" ;; esac
    for needed in $(tr '\0' '\n' <"$work/$name.ko" | sed -n 's/^depends=//p' | head -1 | tr ',' ' '); do
        guest_module "$needed"
    done
    grep -qx "$name" "$work.order" || echo "$name" >>"$work.order"
    mv "$work/$name.ko" "$work/modules/$(printf '%02d' "$(wc -l <"$work.order")")-$name.ko"
}

guest_pack() {
    local job="$1" work library
    shift
    work="$(mktemp -d "$guest/work.XXXXXX")"
    cp -r "$job" "$work/job"
    # Each library from where the dynamic linker finds it here, to the same place there.
    for library in $(for file in "$@"; do ldd "$file"; done | grep -o '/[^ )]*' | sort -u); do
        case "$library" in "$job"/*) continue ;; esac
        mkdir -p "$work$(dirname "$library")"
        cp -L "$library" "$work$library"
    done
    (cd "$work" && find . | "$guest/busybox" cpio -o -H newc 2>/dev/null) | zstd -q -1 -f -o "$job.zst"
    rm -rf "$work"
}

# guest_memory SIZE...: one memory backend per NUMA node.
guest_memory() {
    local node=0 size
    for size in "$@"; do
        echo -object "memory-backend-ram,id=m$node,size=$size"
        node=$((node + 1))
    done
}

# guest_boot JOB VERSION:NODES MODULES ARGUMENT...
guest_boot() {
    local try job="$1" version="${2%%:*}" nodes="${2#*:}" folder="$guest/${2%%:*}${3:++$3}" init machine a b distance
    shift 3
    case "$nodes" in
    1) machine=(-m 1024 -smp 2) ;;
    2) machine=(-m 1536 -smp 4 $(guest_memory 1024M 512M) -numa node,cpus=0-1,memdev=m0 -numa node,cpus=2-3,memdev=m1) ;;
    4)
        machine=(-m 1024 -smp 4 $(guest_memory 256M 256M 256M 256M))
        for a in 0 1 2 3; do machine+=(-numa "node,cpus=$a,memdev=m$a"); done
        # A square: neighbours at 20, the far corner at 40, and one pair at 30.
        for a in 0:1:20 0:2:30 0:3:40 1:2:20 1:3:30 2:3:20; do
            IFS=: read -r a b distance <<<"$a"
            machine+=(-numa "dist,src=$a,dst=$b,val=$distance")
        done
        ;;
    mixed) machine=(-m 1536 -smp 4 $(guest_memory 1024M 512M) -numa node,cpus=0-1,memdev=m0 -numa node,memdev=m1
        -numa node,cpus=2-3) ;;
    *) echo "no machine with $nodes nodes"; return 2 ;;
    esac
    init="$(mktemp "$guest/init.XXXXXX")"
    cat "$folder/base.zst" "$job.zst" >"$init"
    # Now and then the kernel's patching of its own code goes wrong under QEMU's TCG while several processors start: no work
    # of ours has begun then.
    for try in 1 2 3; do
        timeout 600 qemu-system-x86_64 -accel tcg,thread=multi -cpu max -M q35 "${machine[@]}" -nographic -no-reboot \
            -nodefaults -serial stdio -kernel "$folder/vmlinuz" -initrd "$init" \
            -append "console=ttyS0 panic=-1 loglevel=2 nokaslr mitigations=off $*" | tee "$init.log" || true
        grep -aq 'Kernel panic' "$init.log" && ! grep -aq '@@ ready' "$init.log" || break
        echo "guest: the kernel panicked while it booted (boot $try of 3)" >&3
    done
    rm -f "$init" "$init.log"
}

guest_text() {
    tr -d '\r' <"$1" | sed -n 's/^.*@@ ready/@@ ready/; /@@ ready/,$p'
}
