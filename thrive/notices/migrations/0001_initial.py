import django.db.models.deletion
import thrive.base.clock
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='OutboundMessage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('template', models.CharField(blank=True, max_length=80)),
                ('to_email', models.EmailField(max_length=254)),
                ('language', models.CharField(choices=[('en', 'English'), ('es', 'Español')], default='en', max_length=2)),
                ('subject', models.CharField(max_length=300)),
                ('text', models.TextField()),
                ('html', models.TextField(blank=True)),
                ('secret', models.BooleanField(default=False)),
                ('context', models.JSONField(default=dict)),
                ('about_kind', models.CharField(blank=True, max_length=40)),
                ('about_id', models.CharField(blank=True, max_length=60)),
                ('about_text', models.CharField(blank=True, max_length=300)),
                ('by_kind', models.CharField(max_length=40)),
                ('by_id', models.CharField(blank=True, max_length=60)),
                ('by_text', models.CharField(max_length=120)),
                ('dedupe_key', models.CharField(blank=True, max_length=160, null=True, unique=True)),
                ('status', models.CharField(choices=[('queued', 'waiting to be sent'), ('sent', 'sent by mail'), ('kept', 'kept here: no mail server is set'), ('failed', 'could not be sent'), ('cancelled', 'will not be sent')], default='queued', max_length=10)),
                ('created', models.DateTimeField(default=thrive.base.clock.now)),
                ('not_before', models.DateTimeField(default=thrive.base.clock.now)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('claim', models.UUIDField(blank=True, null=True)),
                ('claimed_until', models.DateTimeField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('problem', models.CharField(blank=True, max_length=300)),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='mails', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['status', 'not_before'], name='notices_out_status_4a0d22_idx'), models.Index(fields=['about_kind', 'about_id'], name='notices_out_about_k_482548_idx'), models.Index(fields=['by_kind', 'by_id'], name='notices_out_by_kind_874d2d_idx'), models.Index(fields=['created'], name='notices_out_created_5ca6e3_idx'), models.Index(condition=models.Q(('secret', True), models.Q(('text', ''), _negated=True)), fields=['created'], name='mails_with_secrets')],
            },
        ),
    ]
