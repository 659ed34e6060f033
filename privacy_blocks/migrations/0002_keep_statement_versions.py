"""The database itself refuses to change a kept version of a statement.

On SQLite a later migration that alters the table builds it anew, and loses the trigger: it has to
call ``guard`` again. A test updates a row past Django, and fails when the trigger is not there.
"""

from typing import Any

from django.db import migrations

SQLITE = """
CREATE TRIGGER privacy_blocks_version_kept
BEFORE UPDATE ON privacy_blocks_statementversion
BEGIN
    SELECT RAISE(ABORT, 'a kept version of a statement cannot be changed');
END
"""
POSTGRESQL = """
CREATE OR REPLACE FUNCTION privacy_blocks_version_kept() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION 'a kept version of a statement cannot be changed'
        USING ERRCODE = 'integrity_constraint_violation';
END
$$ LANGUAGE plpgsql;
CREATE TRIGGER privacy_blocks_version_kept
BEFORE UPDATE ON privacy_blocks_statementversion
FOR EACH ROW EXECUTE FUNCTION privacy_blocks_version_kept()
"""


def guard(apps: Any, schema_editor: Any) -> None:
    vendor = schema_editor.connection.vendor
    if vendor in ("sqlite", "postgresql"):
        schema_editor.execute(SQLITE if vendor == "sqlite" else POSTGRESQL)


def unguard(apps: Any, schema_editor: Any) -> None:
    vendor = schema_editor.connection.vendor
    if vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER IF EXISTS privacy_blocks_version_kept")
    elif vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION IF EXISTS privacy_blocks_version_kept() CASCADE")


class Migration(migrations.Migration):

    dependencies = [
        ('privacy_blocks', '0001_statement_version'),
    ]

    operations = [
        migrations.RunPython(guard, unguard),
    ]
