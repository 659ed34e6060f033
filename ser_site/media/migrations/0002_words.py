"""What images and videos are called; no table changes."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("media", "0001_initial")]

    operations = [
        migrations.AlterModelOptions(
            name="serimage",
            options={"verbose_name": "image", "verbose_name_plural": "images"},
        ),
        migrations.AlterModelOptions(
            name="servideo",
            options={"verbose_name": "video", "verbose_name_plural": "videos and sound"},
        ),
    ]
