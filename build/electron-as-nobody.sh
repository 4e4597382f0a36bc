#!/bin/sh
# As root, runs Electron as an unprivileged user, so that Chromium's sandbox is on: for the test that looks at the sandbox.
# ELECTRON_EXEC_PATH is the Electron, UNITILL_DATA a folder that belongs to user 65534.
exec setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=-all env HOME="$UNITILL_DATA" "$ELECTRON_EXEC_PATH" "$@"
