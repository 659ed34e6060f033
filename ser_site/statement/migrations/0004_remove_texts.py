from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("statement", "0003_texts_to_blocks"),
    ]

    operations = [
        migrations.RemoveField(model_name="statementpage", name=name)
        for name in (
            "contact",
            "cookies",
            "introduction",
            "rights",
            "security",
            "third_parties",
        )
    ]
