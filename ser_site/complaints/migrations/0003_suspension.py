from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('complaints', '0002_questions'),
    ]

    operations = [
        migrations.AddField(
            model_name='procedure',
            name='asked_on',
            field=models.DateField(blank=True, help_text='The day on which you asked the sender. From the next day the term stops.', null=True, verbose_name='asked to complete it'),
        ),
        migrations.AddField(
            model_name='procedure',
            name='complete_by',
            field=models.DateField(blank=True, help_text='The last day that you gave the sender for it.', null=True, verbose_name='to be completed by'),
        ),
        migrations.AddField(
            model_name='procedure',
            name='completed_on',
            field=models.DateField(blank=True, help_text='The day on which it came. From then on the term runs again. Empty: until the last day that you gave.', null=True, verbose_name='completed'),
        ),
    ]
