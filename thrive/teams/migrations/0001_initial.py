import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cities', '0001_initial'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='AgreementVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(unique=True)),
                ('text_en', models.TextField()),
                ('text_es', models.TextField()),
                ('sha256_en', models.CharField(max_length=64)),
                ('sha256_es', models.CharField(max_length=64)),
                ('published_at', models.DateTimeField()),
                ('by_kind', models.CharField(max_length=40)),
                ('by_id', models.CharField(blank=True, max_length=60)),
                ('by_text', models.CharField(max_length=120)),
            ],
        ),
        migrations.CreateModel(
            name='AgreementScan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('media_type', models.CharField(max_length=60)),
                ('size', models.PositiveIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('file', models.FileField(upload_to='agreements/%Y/%m/')),
                ('added_at', models.DateTimeField()),
                ('enrollment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agreement_scans', to='cities.enrollment')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('enrollment', 'sha256'), name='one_scan_of_a_paper')],
            },
        ),
        migrations.CreateModel(
            name='CapacityCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answers', models.JSONField()),
                ('next_step', models.TextField(blank=True)),
                ('taken_on', models.DateField()),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='capacity_checks', to='cities.community')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='capacity_checks', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['community', 'taken_on'], name='teams_capac_communi_ba17a2_idx')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('person__isnull', False)), fields=('community', 'person', 'taken_on'), name='one_check_a_day')],
            },
        ),
        migrations.CreateModel(
            name='CoreTeam',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('opened_at', models.DateTimeField()),
                ('frozen_at', models.DateTimeField(blank=True, null=True)),
                ('note', models.TextField(blank=True)),
                ('community', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='core_team', to='cities.community')),
            ],
        ),
        migrations.CreateModel(
            name='CoreTeamSeat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seat', models.CharField(max_length=20)),
                ('name', models.CharField(blank=True, max_length=120)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('organization', models.CharField(blank=True, max_length=160)),
                ('since', models.DateTimeField()),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('until_reason', models.TextField(blank=True)),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='core_team_seats', to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='teams.coreteam')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('until', None)), fields=('team', 'seat'), name='one_holder_a_seat'), models.UniqueConstraint(condition=models.Q(('person__isnull', False), ('until', None)), fields=('team', 'person'), name='one_seat_an_account'), models.UniqueConstraint(models.F('team'), django.db.models.functions.text.Lower('email'), condition=models.Q(('until', None), models.Q(('email', ''), _negated=True)), name='one_seat_an_email'), models.UniqueConstraint(models.F('team'), django.db.models.functions.text.Lower('name'), django.db.models.functions.text.Lower('organization'), condition=models.Q(('until', None), models.Q(('name', ''), _negated=True)), name='one_seat_a_name')],
            },
        ),
        migrations.CreateModel(
            name='DesignTeam',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('formed_on', models.DateField()),
                ('existing_coalition', models.TextField(blank=True)),
                ('by_council_action', models.BooleanField(default=False)),
                ('community', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='design_team', to='cities.community')),
            ],
        ),
        migrations.CreateModel(
            name='DesignTeamMembership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, max_length=120)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('category', models.CharField(choices=[('youth', 'Youth resident'), ('adult', 'Adult resident'), ('cbo', 'Community-based organization'), ('youth_org', 'Youth organization'), ('city_staff', 'City staff'), ('elected', 'Elected official'), ('institution', 'Institution')], max_length=12)),
                ('institution_type', models.CharField(blank=True, max_length=30)),
                ('organization', models.CharField(blank=True, max_length=160)),
                ('is_representative', models.BooleanField(default=False)),
                ('is_minor', models.BooleanField(default=False)),
                ('on_paper', models.BooleanField(default=False)),
                ('joined_on', models.DateField()),
                ('left_on', models.DateField(blank=True, null=True)),
                ('left_reason', models.TextField(blank=True)),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='design_team_memberships', to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='teams.designteam')),
            ],
        ),
        migrations.CreateModel(
            name='AgreementSignature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('capacity', models.JSONField(default=list)),
                ('name', models.CharField(max_length=120)),
                ('is_minor', models.BooleanField(default=False)),
                ('method', models.CharField(choices=[('electronic', 'On the web'), ('paper', 'On paper')], max_length=10)),
                ('language', models.CharField(choices=[('en', 'English'), ('es', 'Español')], max_length=2)),
                ('text_sha256', models.CharField(max_length=64)),
                ('means_it', models.BooleanField(default=False)),
                ('accepts_electronic', models.BooleanField(default=False)),
                ('signed_on', models.DateField()),
                ('kept_at', models.DateTimeField()),
                ('status', models.CharField(choices=[('waiting', 'waiting for the parent or guardian'), ('signed', 'signed'), ('ended', 'not agreed to by the parent or guardian')], default='waiting', max_length=16)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('forgotten_at', models.DateTimeField(blank=True, null=True)),
                ('mark', models.CharField(max_length=64)),
                ('enrollment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agreement_signatures', to='cities.enrollment')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='agreement_signatures', to=settings.AUTH_USER_MODEL)),
                ('scan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='signatures', to='teams.agreementscan')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='teams.agreementversion')),
                ('seat', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='signatures', to='teams.coreteamseat')),
                ('membership', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='signatures', to='teams.designteammembership')),
            ],
            options={
                'indexes': [models.Index(fields=['enrollment', 'version', 'status'], name='teams_agree_enrollm_148cc8_idx')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None), ('person__isnull', False)), fields=('enrollment', 'version', 'person'), name='one_signature_a_person'), models.UniqueConstraint(condition=models.Q(('ended_at', None), ('seat__isnull', False)), fields=('enrollment', 'version', 'seat'), name='one_signature_a_seat'), models.UniqueConstraint(condition=models.Q(('ended_at', None), ('membership__isnull', False)), fields=('enrollment', 'version', 'membership'), name='one_signature_a_membership'), models.CheckConstraint(condition=models.Q(('method', 'paper'), models.Q(('accepts_electronic', True), ('means_it', True)), _connector='OR'), name='the_web_asks_for_both_checks'), models.CheckConstraint(condition=models.Q(('method', 'electronic'), ('scan__isnull', False), _connector='OR'), name='paper_has_its_scan')],
            },
        ),
        migrations.CreateModel(
            name='GuardianSignature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('named', models.CharField(blank=True, max_length=120)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('language', models.CharField(choices=[('en', 'English'), ('es', 'Español')], default='en', max_length=2)),
                ('token_hash', models.CharField(max_length=64, null=True, unique=True)),
                ('asked_at', models.DateTimeField(blank=True, null=True)),
                ('asked_times', models.JSONField(default=list)),
                ('name', models.CharField(blank=True, max_length=120)),
                ('method', models.CharField(choices=[('electronic', 'On the web'), ('paper', 'On paper')], default='electronic', max_length=10)),
                ('text_sha256', models.CharField(blank=True, max_length=64)),
                ('signed_on', models.DateField(blank=True, null=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('signature', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='guardian', to='teams.agreementsignature')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('of_team', models.CharField(choices=[('core', 'Core Team'), ('design', 'Design Team'), ('youth', 'Youth Design Team'), ('adult', 'Adult Design Team')], default='design', max_length=6)),
                ('title', models.CharField(max_length=120)),
                ('starts_at', models.DateTimeField()),
                ('place', models.CharField(max_length=200)),
                ('agenda', models.TextField(blank=True)),
                ('notes', models.TextField(blank=True)),
                ('others_came', models.PositiveSmallIntegerField(default=0)),
                ('read_aloud', models.BooleanField(default=False)),
                ('is_public', models.BooleanField(default=False)),
                ('status', models.CharField(choices=[('draft', 'Being planned'), ('agenda', 'Agenda out'), ('held', 'Held, minutes to approve'), ('approved', 'Minutes approved')], default='draft', max_length=8)),
                ('posted_at', models.DateTimeField(blank=True, null=True)),
                ('approved_on', models.DateField(blank=True, null=True)),
                ('co_member', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='facilitates', to='teams.designteammembership')),
                ('co_seat', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='facilitates', to='teams.coreteamseat')),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='cities.community')),
            ],
            options={
                'indexes': [models.Index(fields=['community', 'starts_at'], name='teams_meeti_communi_d6acae_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('co_member__isnull', False), ('co_seat', None)), models.Q(('co_member', None), ('co_seat__isnull', False)), _connector='OR'), name='a_resident_or_youth_facilitates')],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seat', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='teams.coreteamseat')),
                ('member', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='teams.designteammembership')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendances', to='teams.meeting')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting', 'member'), name='a_member_came_once'), models.UniqueConstraint(fields=('meeting', 'seat'), name='a_seat_came_once')],
            },
        ),
        migrations.CreateModel(
            name='ActionItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=300)),
                ('due_on', models.DateField()),
                ('done_on', models.DateField(blank=True, null=True)),
                ('seat', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='teams.coreteamseat')),
                ('member', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='teams.designteammembership')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='action_items', to='teams.meeting')),
            ],
        ),
        migrations.CreateModel(
            name='MeetingDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField()),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='teams.meeting')),
            ],
        ),
        migrations.CreateModel(
            name='SealedAgreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('code', models.CharField(max_length=20, unique=True)),
                ('in_force_on', models.DateField()),
                ('signers', models.PositiveSmallIntegerField()),
                ('sha256', models.CharField(db_index=True, max_length=64)),
                ('size', models.PositiveIntegerField()),
                ('file', models.FileField(upload_to='agreements/sealed/%Y/%m/')),
                ('certificate', models.TextField()),
                ('sealed_at', models.DateTimeField()),
                ('enrollment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sealed_agreements', to='cities.enrollment')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sealed_agreements', to='teams.agreementversion')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('enrollment', 'number'), name='one_number_a_sealed_agreement')],
            },
        ),
        migrations.CreateModel(
            name='SigningLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('en', 'English'), ('es', 'Español')], default='en', max_length=2)),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('sent_at', models.DateTimeField()),
                ('enrollment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signing_links', to='cities.enrollment')),
                ('membership', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='teams.designteammembership')),
                ('seat', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='teams.coreteamseat')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Subgroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('youth', 'Youth Design Team'), ('adult', 'Adult Design Team')], max_length=5)),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='subgroups', to='teams.designteam')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('team', 'kind'), name='one_subgroup_of_a_kind')],
            },
        ),
        migrations.AddField(
            model_name='designteammembership',
            name='subgroup',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='teams.subgroup'),
        ),
        migrations.CreateModel(
            name='SubgroupSupport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('coach', 'Coach'), ('cbo', 'Community-based organization'), ('youth_org', 'Youth organization')], max_length=10)),
                ('name', models.CharField(blank=True, max_length=120)),
                ('organization', models.CharField(blank=True, max_length=160)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('subgroup', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='supports', to='teams.subgroup')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('name', ''), ('organization', ''), _negated=True), ('until__isnull', False), _connector='OR'), name='a_supporter_has_a_name')],
            },
        ),
        migrations.AddIndex(
            model_name='designteammembership',
            index=models.Index(fields=['team', 'left_on'], name='teams_desig_team_id_4aeda1_idx'),
        ),
        migrations.AddConstraint(
            model_name='designteammembership',
            constraint=models.UniqueConstraint(condition=models.Q(('left_on', None), ('person__isnull', False)), fields=('team', 'person'), name='one_membership_an_account'),
        ),
        migrations.AddConstraint(
            model_name='designteammembership',
            constraint=models.CheckConstraint(condition=models.Q(('is_representative', False), ('subgroup__isnull', False), _connector='OR'), name='representatives_come_from_a_subgroup'),
        ),
        migrations.AddConstraint(
            model_name='designteammembership',
            constraint=models.CheckConstraint(condition=models.Q(('is_minor', False), ('category', 'youth'), _connector='OR'), name='only_youth_are_minors'),
        ),
        migrations.AddConstraint(
            model_name='designteammembership',
            constraint=models.CheckConstraint(condition=models.Q(('institution_type', ''), ('category', 'institution'), _connector='OR'), name='only_institutions_have_a_type'),
        ),
    ]
