from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('media_retention', '0008_clocks_of_objections'),
    ]

    operations = [
        migrations.AddField(
            model_name='placement',
            name='frozen_since',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='placement',
            name='since_moved_on',
            field=models.DateField(null=True),
        ),
    ]
