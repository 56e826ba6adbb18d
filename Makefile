# Everything that is done with this repository. `make` alone lists it.
# Needs Debian 12, make and Swift 6.3; all else is installed from packages/ (with root or sudo).

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.NOTPARALLEL:

DATA ?= data
PORT ?= 8080
CRASHES ?= 4
BENCH ?=
DRILL ?=

RELEASE := .build/release/tanggap
DEBUG := .build/debug/tanggap
SWIFT_PATHS := Package.swift Sources Tests
PYTEST := .venv/bin/python -B -m pytest -p no:cacheprovider

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: release ## build it and start it with a demonstration city on http://localhost:8080/ (PORT=, DATA=)
	exec $(RELEASE) serve --demo --data $(DATA) --port $(PORT)

.PHONY: build
build: release ## compile the release program: .build/release/tanggap

.PHONY: release
release:
	@scripts/install-packages build run
	@test -x $(RELEASE) || echo 'Compiling. The first time this takes several minutes.'
	swift build -c release --static-swift-stdlib --product tanggap

.PHONY: test
test: ## all that a change must pass: lints, unit, journey, browser and crash tests
	@scripts/install-packages build run test
	@scripts/test-venv
	$(MAKE) --no-print-directory lint
	swift build --build-tests
	scripts/with-postgres scripts/with-s3 scripts/with-postfix scripts/swift-tests
	TANGGAP=$(DEBUG) scripts/with-postgres scripts/with-postfix $(PYTEST) Tests/Browser
	TANGGAP=$(DEBUG) CRASHES=$(CRASHES) scripts/with-postgres $(PYTEST) -s Tests/Browser/crash_test.py

.PHONY: lint
lint: ## check layout, imports between rooms and the house rules
	scripts/lint-imports --self-test
	scripts/lint-imports
	scripts/lint-text --self-test
	scripts/lint-text
	swift format lint --strict --parallel --recursive $(SWIFT_PATHS)

.PHONY: format
format: ## lay out the Swift code as lint wants it
	swift format --in-place --parallel --recursive $(SWIFT_PATHS)

.PHONY: bench
bench: ## measure the release program; writes bench.json (BENCH='--size 1000' for other settings)
	@scripts/install-packages bench
	@$(MAKE) --no-print-directory release
	python3 -B Bench/bench.py --program $(RELEASE) $(BENCH)

.PHONY: drill
drill: ## kill leading databases and restart nodes under load: nothing acknowledged may be lost
	@scripts/install-packages build run drill
	deploy/check
	swift build --product tanggap
	TANGGAP=$(DEBUG) python3 -B Drill/drill.py $(DRILL)

.PHONY: check
check: release ## recompute every stored fold in DATA and report differences
	$(RELEASE) check --data $(DATA)

.PHONY: clean
clean: ## remove what was built; the data folder stays
	rm -rf .build .venv Tests/Browser/output bench.json drill.json
