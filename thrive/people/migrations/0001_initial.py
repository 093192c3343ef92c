import django.db.models.deletion
import thrive.base.clock
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('email', models.EmailField(max_length=254, unique=True)),
                ('name', models.CharField(blank=True, max_length=120)),
                ('shown_name', models.CharField(blank=True, max_length=60)),
                ('affiliation', models.CharField(choices=[('resident', 'Resident'), ('youth', 'Youth'), ('cbo', 'Community-based organization'), ('city_staff', 'City staff'), ('elected', 'Elected official'), ('county', 'County'), ('school', 'School or district'), ('tribal', 'Tribal nation'), ('health', 'Health department or health system'), ('funder', 'Funder'), ('researcher', 'Researcher'), ('clinician', 'Clinician'), ('faith', 'Faith community'), ('other', 'Something else')], max_length=12)),
                ('organization', models.CharField(blank=True, max_length=160)),
                ('title', models.CharField(blank=True, max_length=120)),
                ('legislative_body', models.CharField(blank=True, max_length=160)),
                ('language', models.CharField(choices=[('en', 'English'), ('es', 'Español')], default='en', max_length=2)),
                ('visibility', models.CharField(choices=[('public', 'Everyone'), ('community', 'People who are signed in'), ('program', 'Program staff only')], default='community', max_length=10)),
                ('age_band', models.CharField(choices=[('adult', '18 or older'), ('youth', '13 to 17')], default='adult', max_length=5)),
                ('adult_from', models.DateField(blank=True, null=True)),
                ('is_demo', models.BooleanField(default=False)),
                ('created', models.DateTimeField(default=thrive.base.clock.now)),
                ('erased_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name_plural': 'people',
                'indexes': [models.Index(fields=['affiliation'], name='people_pers_affilia_59c668_idx'), models.Index(fields=['created'], name='people_pers_created_7be652_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('adult_from__isnull', False), ('age_band', 'youth')), models.Q(('adult_from', None), ('age_band', 'adult')), _connector='OR'), name='adult_from_is_for_youth'), models.CheckConstraint(condition=models.Q(('age_band', 'youth'), ('visibility', 'public'), _negated=True), name='youth_profile_never_public'), models.CheckConstraint(condition=models.Q(('erased_at', None), models.Q(('name', ''), ('organization', ''), ('shown_name', ''), ('title', '')), _connector='OR'), name='erased_person_holds_nothing')],
            },
        ),
        migrations.CreateModel(
            name='GuardianConsent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('guardian_name', models.CharField(blank=True, max_length=120)),
                ('guardian_email', models.EmailField(blank=True, max_length=254)),
                ('scope', models.JSONField(default=list)),
                ('assent', models.JSONField(default=list)),
                ('token_hash', models.CharField(max_length=64, null=True, unique=True)),
                ('language', models.CharField(choices=[('en', 'English'), ('es', 'Español')], default='en', max_length=2)),
                ('created', models.DateTimeField(default=thrive.base.clock.now)),
                ('asked_at', models.DateTimeField(blank=True, null=True)),
                ('given_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('email', models.EmailField(max_length=254)),
                ('language', models.CharField(choices=[('en', 'English'), ('es', 'Español')], default='en', max_length=2)),
                ('role', models.CharField(max_length=40)),
                ('for_kind', models.CharField(blank=True, max_length=40)),
                ('for_id', models.CharField(blank=True, max_length=60)),
                ('for_text', models.CharField(blank=True, max_length=200)),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('invited_by_kind', models.CharField(max_length=40)),
                ('invited_by_id', models.CharField(blank=True, max_length=60)),
                ('invited_by_text', models.CharField(max_length=120)),
                ('created', models.DateTimeField(default=thrive.base.clock.now)),
                ('expires_at', models.DateTimeField()),
                ('accepted_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('accepted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='invitations_accepted', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['for_kind', 'for_id'], name='people_invi_for_kin_4941d6_idx')],
            },
        ),
        migrations.CreateModel(
            name='ProgramRole',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('admin', 'Program administrator'), ('coach', 'Coach'), ('expert', 'Content expert'), ('data', 'Data staff'), ('grants', 'Grant reviewer'), ('moderator', 'Moderator')], max_length=10)),
                ('since', models.DateTimeField(default=thrive.base.clock.now)),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('given_by_kind', models.CharField(max_length=40)),
                ('given_by_id', models.CharField(blank=True, max_length=60)),
                ('given_by_text', models.CharField(max_length=120)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='roles', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('until', None)), fields=('person', 'role'), name='one_current_role_of_a_kind')],
            },
        ),
    ]
