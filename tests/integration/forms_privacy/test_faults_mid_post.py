"""The database refuses or the process dies in the middle of a post: what is said is so."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db.models import Model
from django.test import Client

from forms_privacy.models import PendingMail, Submission
from retention.models import VaultKey
from ser_site.contact.models import ContactPage
from tests.failing_tables import refusing
from tests.filling import post_form
from tests.other_process import database_for_others, run

GOOD = {
    "naam": "Wietske Verzonnen",
    "e_mailadres": "wietske@voorbeeld.example",
    "je_vraag": "Hoe laat is het?",
}
DEATHS = [*range(1, 46, 3), 0]
"""At which statement a post dies; 0: it lives."""


@pytest.mark.django_db
@pytest.mark.usefixtures("commits", "register")
@pytest.mark.parametrize("table", [VaultKey, Submission, PendingMail])
def test_what_the_database_refuses_is_not_acknowledged(
    client: Client, contact_page: ContactPage, table: type[Model]
) -> None:
    with refusing(table):
        answer = post_form(client, contact_page, GOOD)

    assert answer.status_code == 503
    assert "er is niets verstuurd" in answer.content.decode()
    assert not Submission.objects.exists()
    assert not VaultKey.objects.filter(store="submissions").exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("commits", "register")
def test_sent_again_after_the_database_refused_it_is_stored(
    client: Client, contact_page: ContactPage
) -> None:
    with refusing(PendingMail):
        post_form(client, contact_page, GOOD)

    answer = post_form(client, contact_page, GOOD)

    assert answer.status_code == 303
    assert [one.value for one in Submission.objects.get().opened()] == list(GOOD.values())


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("register")
def test_a_post_that_dies_is_stored_whole_or_not_at_all(
    contact_page: ContactPage, tmp_path: Path
) -> None:
    told = (contact_page.url, str(contact_page.translation_key), [*DEATHS])
    with database_for_others(tmp_path) as database:
        taken = run(f"from tests.dying_posts import main; main(*{told!r})", database)

    acknowledged = {f"vraag {number}" for number in taken.split()}
    kept = {one.uuid: one.opened()[2].value for one in Submission.objects.all()}
    assert "vraag 0" in acknowledged
    assert len(acknowledged) < len(DEATHS) / 2  # many died indeed
    assert acknowledged <= set(kept.values())
    assert len(kept) == len(set(kept.values()))
    keys = VaultKey.objects.filter(store="submissions").values_list("record", flat=True)
    assert set(keys) == set(kept)
