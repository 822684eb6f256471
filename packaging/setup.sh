#!/bin/bash
# Makes this checkout ready: packages of the system, .venv, and the hash-pinned Python packages in it.
#
#   packaging/setup.sh run    what the programs need (make setup, make demo)
#   packaging/setup.sh dev    that, and what the tests and checks need (make test)
#
# Nothing is done twice: when all is there, it takes a fraction of a second. Environment: PYTHON chooses the
# interpreter of a new .venv; FRONTDESK_SKIP_APT=1 leaves the packages of the system alone.
set -euo pipefail
cd "$(dirname "$0")/.."

level=${1:-}
case $level in
    run | dev) ;;
    *)
        echo "usage: $0 run|dev" >&2
        exit 2
        ;;
esac

say() { printf 'setup: %s\n' "$*" >&2; }

# Qt needs GLib, GL and fontconfig even without a screen, and the xcb libraries for a real window. (When
# libxcb-icccm4 or libxcb-keysyms1 is missing, Qt's message wrongly blames libxcb-cursor0.)
# a|b: the same library under two names, Debian 12's and Debian 13's.
run_packages=(
    "libglib2.0-0|libglib2.0-0t64" libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1
    libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
    libxcb-render-util0 libxcb-shape0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1
)
# cups: the tests start a server of their own; only its package has the way to a network printer.
dev_packages=(xvfb postgresql cups)

installed() { # is a package installed, under any of its names?
    local name
    for name in ${1//|/ }; do
        grep -qxF "$name" <<<"$present" && return 0
    done
    return 1
}

# --- an interpreter for a new .venv -------------------------------------------------------------------------

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() { # the first Python of 3.11 or newer; /usr/bin last, for when another one stands before it on PATH
    local candidate
    for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11 /usr/bin/python3}; do
        if new_enough "$candidate"; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

can_make_venv() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

# --- packages of the system ---------------------------------------------------------------------------------

install_system_packages() {
    local wanted=("${run_packages[@]}") missing=() package python
    [ "$level" = dev ] && wanted+=("${dev_packages[@]}")
    present=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' 2>/dev/null | sed -n 's/^installed //p')
    for package in "${wanted[@]}"; do
        installed "$package" || missing+=("${package%%|*}")
    done
    if [ ! -x .venv/bin/python ]; then
        python=$(find_python) || missing+=(python3 python3-venv)
        # A Python that did not come from Debian brings its own venv; then Debian's package is not wanted.
        if [ -n "$python" ] && ! can_make_venv "$python"; then missing+=(python3-venv); fi
    fi
    [ ${#missing[@]} -eq 0 ] && return 0

    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        as_root=(sudo)
        [ -t 0 ] || as_root=(sudo -n) # nobody there to type a password
    fi
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300)
    local log
    log=$(mktemp)
    say "installing packages of the system: ${missing[*]}"
    case " ${missing[*]} " in *" postgresql "*) forbid_main_cluster "${as_root[@]}" ;; esac
    "${apt[@]}" update >&2 || say "apt-get update had errors; going on with the lists that are there"
    if ! "${apt[@]}" install -y --no-install-recommends "${missing[@]}" >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        rm "$log"
        say "could not install them. Please run this as an administrator, then the same make target again:"
        say "    apt-get update && apt-get install --no-install-recommends ${missing[*]}"
        exit 1
    fi
    rm "$log"
}

forbid_main_cluster() { # Debian's postgresql would start a server on port 5432; the tests start one of their own
    local folder=/etc/postgresql-common
    if [ ! -e $folder/createcluster.conf ]; then
        say "telling postgresql-common not to create a server of its own ($folder/createcluster.conf)"
        "$@" sh -c "mkdir -p $folder && echo 'create_main_cluster = false' >$folder/createcluster.conf" || true
    fi
}

# --- Python packages ----------------------------------------------------------------------------------------

fingerprint() { # of everything that decides what is in .venv for a level
    local files=(pyproject.toml packaging/setup.sh packaging/requirements.lock)
    [ "$1" = dev ] && files+=(packaging/requirements-dev.lock)
    { echo "$PWD" && cat "${files[@]}"; } | sha256sum
}

up_to_date() { # the dev lock contains the run lock, so a stamp of dev serves run as well
    local stamp
    for stamp in "$level" dev; do
        [ "$(cat ".venv/.frontdesk-$stamp" 2>/dev/null)" = "$(fingerprint "$stamp")" ] && return 0
    done
    return 1
}

make_venv() {
    local python
    python=$(find_python) || {
        say "no Python 3.11 or newer found; name one with PYTHON=…"
        exit 1
    }
    say "creating .venv with $("$python" --version) ($python)"
    "$python" -m venv --clear .venv
}

install_python_packages() {
    up_to_date && .venv/bin/python -c '' 2>/dev/null && return 0
    # A checkout that was moved, or a Python that was upgraded away, leaves a .venv that cannot be mended.
    if [ "$(cat .venv/.frontdesk-home 2>/dev/null)" != "$PWD" ] || ! new_enough .venv/bin/python; then
        make_venv
        echo "$PWD" >.venv/.frontdesk-home
    fi
    local lock=packaging/requirements.lock
    [ "$level" = dev ] && lock=packaging/requirements-dev.lock
    say "installing the Python packages of $lock"
    local pip=(.venv/bin/python -m pip --disable-pip-version-check install -q)
    "${pip[@]}" --no-compile --require-hashes --only-binary :all: -r "$lock"
    # The project itself: puts src on the path and makes .venv/bin/frontdesk. The build back-end is setuptools
    # from the lock, so nothing is downloaded here.
    "${pip[@]}" --no-index --no-deps --no-build-isolation -e .
    fingerprint "$level" >".venv/.frontdesk-$level"
}

exec 9<packaging/setup.sh # two make runs in one checkout take turns
flock 9

if [ "${FRONTDESK_SKIP_APT:-}" = 1 ]; then
    :
elif command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then
    install_system_packages
else
    say "this is not a Debian system: see packaging/setup.sh for the libraries that Qt needs"
fi
install_python_packages
