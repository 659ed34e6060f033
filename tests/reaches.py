"""Whom each address of the suite in the admin is for.

By namespace; then a letter for each of :data:`ROLES`, in their order, with the addresses of which
that is true. Each is asked for with GET, where there is one of most things:

``y`` the screen · ``x`` 403 · ``.`` sent back to the start, as Wagtail does with who may not ·
``-`` there is none (or none for them) · ``m`` takes a POST only · ``>`` sent on to another screen.

Forms, messages, events and films there are none of: what they give away has tests of its own.
A change here is a decision about who may see what.
"""

from collections.abc import Mapping

ROLES = (
    "editor",
    "secretariat",
    "finance",
    "coordinator",
    "officer",
    "handler",
    "selection",
    "superuser",
)

PRIVATE = ("committees_member", "correspondence_meeting", "allowances_allowance", "forms_inbox")
"""Where an outsider gets 403, whether what they ask for is there or not."""

SENT_BACK = (
    "",
    "complaints_procedure",
    "media_retention_consent",
    "media_retention_objection",
    "retention_activity",
    "retention_rule",
    "retention_recipient",
    "retention_controller",
    "retention_hold",
    "retention_erasure",
    "retention_sweep",
    "retention_brake",
    "privacy_blocks_version",
    "events_admin",
)
"""Where an outsider is sent back to the start, whether what they ask for is there or not."""

REACHES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "": {
        "-......-": ("admin/localize/update/<int:translation_source_id>/",),
        "yy.yy..y": (
            "admin/images/",
            "admin/images/results/",
        ),
        "yy.....y": (
            "admin/images/add/",
            "admin/images/multiple/add/",
            "admin/images/chooser/create/",
        ),
        # Who may add images may change their own, and hears nothing of those of others.
        "y-.y>..y": ("admin/images/<int:image_id>/",),
        "--.-...-": (
            "admin/images/<int:image_id>/generate_url/",
            "admin/images/<int:image_id>/generate_url/output/",
            "admin/images/chooser/chosen/<str:pk>/",
        ),
        # What the chooser lists, for who may choose images.
        "yy.y...y": ("admin/images/chooser/<int:image_id>/select_format/",),
        "y-.y...y": (
            "admin/images/<int:image_id>/preview/<str:filter_spec>/",
            "admin/images/<int:image_id>/delete/",
        ),
        "m-.m...m": (
            "admin/images/multiple/<int:image_id>/",
            "admin/images/multiple/<int:image_id>/delete/",
        ),
        "--.....-": ("admin/images/multiple/create_from_uploaded_image/<int:uploaded_file_id>/",),
        "y..yy..y": (
            "admin/media/",
            "media_retention_media_results",
        ),
        "y......y": (
            "admin/^media/(?P<media_type>audio|video)/add/$",
            "admin/^media/(?P<media_type>audio|video)/chooser/upload/$",
        ),
        # Empty for who may change no film, or choose no image.
        "yyyyyyyy": (
            "admin/images/chooser/chosen-multiple/",
            "admin/media/chooser/",
            "admin/^media/chooser/(?P<media_type>audio|video)/$",
        ),
        "-..--..-": ("admin/media/edit/<int:media_id>/",),
        "-..-...-": (
            "admin/media/delete/<int:media_id>/",
            "admin/media/chooser/<int:media_id>/",
        ),
    },
    "media_retention": {
        "yy.yy..y": (
            "leaving",
            "leaving_results",
        ),
        "y--yy--y": ("medium",),
        "y--y.--y": (
            "take_down",
            "restore",
            "erase",
            "consents",
            "object",
        ),
        "--------": (
            "file",
            "poster",
        ),
    },
    "privacy_blocks": {
        # The register's periods: on the statement for everybody to read.
        "yyyyyyyy": ("choose_period",),
        "mmmmmmmm": ("typed_periods",),
        "--------": ("confirm",),
    },
    "committees_member": {
        "xyxyyxxy": (
            "index",
            "index_results",
            "history",
            "history_results",
            "inspect",
            "ending",
        ),
        "xyxxxxxy": (
            "add",
            "edit",
            "leave",
            "goes",
            "reappoint",
        ),
        "xmxxxxxm": ("stay",),
    },
    "correspondence_meeting": {
        "xyxxxxxy": (
            "index",
            "index_results",
            "add",
            "edit",
            "inspect",
            "document",
            "file",
            "remove",
            "add_document",
        ),
        "xmxxxxxm": (
            "send",
            "again",
        ),
    },
    "allowances_allowance": {
        "xxyxxxxy": (
            "index",
            "index_results",
            "add",
            "edit",
            "inspect",
            "exports",
        ),
        "xxmxxxxm": ("again",),
    },
    "vacancies": {
        "xxxyyxxy": ("index",),
        "xxx>>xx>": (
            "procedure",
            "close",
            "reopen",
            "document",
            "finding",
            "discussed",
            "vog",
            "package",
            "confirm",
        ),
    },
    "subsidies": {
        "xxxyyxxy": (
            "index",
            "xlsx",
            "csv",
        ),
        "xxx>>xx>": ("grant",),
    },
    "survey_results": {
        # Empty while there are none; for who edits the pages below which they stand.
        "yxxxxxxy": ("index",),
        "xxxxxxxx": (
            "survey",
            "texts",
            "xlsx",
            "csv",
        ),
    },
    "complaints_procedure": {
        "...yyy.y": (
            "index",
            "index_results",
        ),
        "...-.-.-": ("edit",),
        "...---.-": (
            "history",
            "history_results",
        ),
    },
    "complaints_entry": {
        "...yyy.y": (
            "index",
            "index_results",
        ),
    },
    "events_admin": {
        # With the events of whose form they may read messages.
        "yyyyyyyy": ("index",),
        ".......-": (
            "participants",
            "invite",
        ),
        ".....y.y": ("withdraw",),
    },
    "privacy_blocks_version": {
        "y..yy..y": (
            "index",
            "index_results",
        ),
        "-..--..-": ("inspect",),
    },
    "forms_inbox": {
        "xxxyyxxy": (
            "index",
            "index_results",
            "person",
        ),
        "xxxxxxxm": ("person_copy",),
        "xxx>>xx>": (
            "message",
            "file",
            "stage",
            "undo",
            "handler",
            "note",
            "pass_on",
            "spam",
            "erase",
            "block_links",
            "withdraw",
            "restrict",
            "lift",
        ),
        "xxxxxxxx": ("question",),
    },
    "forms_rights": {
        "xxxyyxxy": (
            "index",
            "index_results",
        ),
        "xxx--xx-": ("form",),
    },
    "forms_access": {
        "xxxyyxxy": (
            "index",
            "index_results",
        ),
    },
    "media_retention_consent": {
        "y..yy..y": (
            "index",
            "index_results",
            "history",
            "history_results",
            "inspect",
        ),
        "y..y...y": (
            "add",
            "edit",
            "withdraw",
            "attach_media",
        ),
        "-..--..-": ("evidence",),
    },
    "media_retention_objection": {
        "y..yy..y": (
            "index",
            "index_results",
            "inspect",
        ),
        "...y...y": ("decide",),
    },
    "media_retention_embed": {
        "y..yy..y": (
            "index",
            "index_results",
        ),
        "y......y": ("add",),
        "--------": ("edit",),
    },
    "media_retention_embed_chooser": {
        "-..--..-": ("chosen",),
        "y..yy..y": ("chosen_multiple",),
    },
    "retention_activity": {
        "...yy..y": (
            "index",
            "index_results",
            "history",
            "history_results",
            "inspect",
        ),
    },
    "retention_rule": {
        "...yy..y": (
            "index",
            "index_results",
            "history",
            "history_results",
            "inspect",
            "period",
        ),
        "...y...y": (
            "add",
            "edit",
        ),
        "...mm..m": ("withdraw",),
        "...--..-": ("annul",),
    },
    "retention_promises": {
        "...yy..y": ("index",),
    },
    "retention_recipient": {
        "...yy..y": (
            "index",
            "index_results",
            "history",
            "history_results",
            "inspect",
        ),
    },
    "retention_controller": {
        "...>>..>": (
            "index",
            "index_results",
        ),
        "...>...>": ("add",),
        "...yy..y": (
            "history",
            "history_results",
            "inspect",
        ),
    },
    "retention_record": {
        "...yy..y": ("index",),
    },
    "retention_completeness": {
        "...yy..y": ("index",),
    },
    "retention_hold": {
        "...yy..y": (
            "index",
            "index_results",
            "inspect",
        ),
        "...y...y": (
            "place",
            "release",
        ),
    },
    "retention_erasure": {
        "...yy..y": (
            "index",
            "index_results",
        ),
        "...--..-": ("inspect",),
    },
    "retention_sweep": {
        "...yy..y": (
            "index",
            "index_results",
            "inspect",
        ),
    },
    "retention_brake": {
        "...yy..y": (
            "index",
            "index_results",
        ),
        "...y...y": ("release",),
    },
}
