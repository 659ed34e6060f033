import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('events', '0002_questions'),
    ]

    operations = [
        migrations.CreateModel(
            name='InvitationMail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('wanted_at', models.DateTimeField(verbose_name='wanted since')),
                ('next_try_at', models.DateTimeField(db_index=True, verbose_name='next try')),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('given_up_at', models.DateTimeField(null=True, verbose_name='given up')),
                ('last_error', models.CharField(blank=True, help_text='The kind of error: what a server says may name people.', max_length=64)),
                ('sent_at', models.DateTimeField(null=True, verbose_name='sent')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='events.event')),
                ('invitation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mails', to='events.invitation')),
            ],
            options={
                'verbose_name': 'invitation',
                'verbose_name_plural': 'invitations',
                'constraints': [models.UniqueConstraint(fields=('invitation', 'event'), name='events_invited_to_an_event_once')],
            },
        ),
    ]
