# Chaque cible est un script de bin/ : c'est là qu'il faut lire.
.PHONY: run test test-pg build bench format lint ci

run:     ; @bin/run
test:    ; @bin/test
test-pg: ; @bin/test-postgres
build:   ; @bin/build
bench:   ; @bin/bench
format:  ; @bin/format
lint:    ; @bin/lint
ci:      ; @bin/ci
