# shellcheck shell=bash
# What the tests need on this machine: packages of Debian or Ubuntu, tools that no package has, and the
# servers that the system has not. Sourced by scripts/test, which names the folder `$tools`.

diesel_cli_version=2.3.14
maxdop_version=0.1.3

install_packages() {
    local missing=()
    command -v cc >/dev/null || missing+=(gcc libc6-dev)
    command -v pkg-config >/dev/null || missing+=(pkg-config)
    command -v psql >/dev/null || missing+=(postgresql-client)
    [ -n "$(ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null)" ] || command -v initdb >/dev/null || missing+=(postgresql)
    command -v mariadbd >/dev/null || missing+=(mariadb-server)
    command -v sqlite3 >/dev/null || missing+=(sqlite3)
    pkg-config --exists libpq 2>/dev/null || missing+=(libpq-dev)
    pkg-config --exists libmariadb 2>/dev/null || missing+=(libmariadb-dev)
    python3 -c 'import ensurepip' 2>/dev/null || missing+=(python3-venv)
    # Ubuntu takes MySQL 9.7 from Debian, too.
    [ -f /usr/share/keyrings/debian-archive-keyring.gpg ] || missing+=(debian-archive-keyring)
    [ ${#missing[@]} -gt 0 ] || return 0
    say "installing ${missing[*]}"
    local as_root=()
    [ "$(id -u)" = 0 ] || as_root=(sudo)
    "${as_root[@]}" apt-get update -qq
    # RUNLEVEL=1 keeps the packages from starting servers of their own.
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

install_tools() {
    if ! "$tools/bin/diesel" --version 2>/dev/null | grep -q "$diesel_cli_version"; then
        say "building diesel_cli $diesel_cli_version"
        CARGO_TARGET_DIR=$tools/build cargo install diesel_cli --version "$diesel_cli_version" --locked --quiet \
            --no-default-features --features sqlite,postgres,mysql --root "$tools"
        rm -rf "$tools/build"
    fi
    if ! "$tools/python/bin/maxdop" --version >/dev/null 2>&1; then
        say "installing maxdop $maxdop_version, Microsoft's T-SQL parser"
        python3 -m venv "$tools/python"
        "$tools/python/bin/pip" install --quiet --disable-pip-version-check "maxdop==$maxdop_version"
    fi
    export TEST_DIESEL_CLI=$tools/bin/diesel TEST_MAXDOP=$tools/python/bin/maxdop
    if scripts/foreign-schemas "$tools/foreign"; then
        export TEST_FOREIGN_SCHEMAS=$tools/foreign
    else
        say "no foreign schemas: the tests that describe and import them are ignored"
    fi
}

# Fetches a server that the system has not, by scripts/fetch-NAME. Where it is not to be had its tests are
# ignored with the reason, which TEST_NAME_MISSING tells them; CI must have it.
fetch_server() {
    local name=$1 log=$tools/$1.log reason
    mkdir -p "$tools"
    if "scripts/fetch-$name" "$tools/$name" 2>"$log"; then return 0; fi
    reason=$(tail -n 1 "$log")
    if [ "${CI:-}" = true ]; then
        cat "$log" >&2
        say "no $name, which CI must have: $reason"
        exit 1
    fi
    say "no $name, so the tests on it are ignored: $reason"
    export "TEST_${name^^}_MISSING=$reason"
    return 1
}
