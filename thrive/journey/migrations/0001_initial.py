import django.core.validators
import django.db.models.deletion
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
            name='CityMilestone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('status', models.CharField(choices=[('not_started', 'Not started'), ('in_progress', 'In progress'), ('submitted', 'Waits for a check'), ('verified', 'Verified'), ('completed_prior', 'Done before joining'), ('waived', 'Waived'), ('skipped', 'Left out by choice')], default='not_started', max_length=16)),
                ('prior', models.BooleanField(default=False)),
                ('accepted_on', models.DateField(blank=True, null=True)),
                ('answer', models.TextField(blank=True)),
                ('moved_at', models.DateTimeField()),
                ('enrollment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='milestones', to='cities.enrollment')),
                ('moved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('enrollment', 'code'), name='a_step_stands_once'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'completed_prior'), _negated=True), ('prior', True), _connector='OR'), name='only_a_claim_is_credited')],
            },
        ),
        migrations.CreateModel(
            name='CommitmentInstrument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('resolution', 'Resolution'), ('mou', 'Memorandum of understanding (MOU)'), ('proclamation', 'Proclamation')], max_length=14)),
                ('number', models.CharField(max_length=60)),
                ('body', models.CharField(max_length=160)),
                ('action_date', models.DateField()),
                ('ayes', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('noes', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('abstain', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('url', models.URLField(blank=True, max_length=500)),
                ('file', models.FileField(blank=True, upload_to='commitments/%Y/%m/')),
                ('name', models.CharField(blank=True, max_length=200)),
                ('media_type', models.CharField(blank=True, max_length=60)),
                ('size', models.PositiveIntegerField(default=0)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('notes', models.TextField(blank=True)),
                ('commits_to_act', models.BooleanField(default=False)),
                ('status', models.CharField(choices=[('recorded', 'Waits for a check'), ('checked', 'Checked'), ('returned', 'Sent back')], default='recorded', max_length=10)),
                ('answer', models.TextField(blank=True)),
                ('recorded_at', models.DateTimeField()),
                ('moved_at', models.DateTimeField()),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='cities.community')),
                ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('status', 'returned'), _negated=True), fields=('community', 'kind', 'number'), name='a_commitment_is_kept_once'), models.CheckConstraint(condition=models.Q(models.Q(('url', ''), _negated=True), models.Q(('sha256', ''), _negated=True), _connector='OR'), name='a_commitment_has_its_document')],
            },
        ),
        migrations.CreateModel(
            name='CouncilDate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', models.CharField(max_length=160)),
                ('meets_on', models.DateField()),
                ('what', models.CharField(max_length=200)),
                ('url', models.URLField(blank=True, max_length=500)),
                ('is_public', models.BooleanField(default=False)),
                ('written_at', models.DateTimeField()),
                ('off_at', models.DateTimeField(blank=True, null=True)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='council_dates', to='cities.community')),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['community', 'meets_on'], name='journey_cou_communi_b7b5a7_idx')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('off_at', None)), fields=('community', 'meets_on', 'what'), name='a_council_date_is_written_once')],
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('file', 'A file'), ('link', 'A link'), ('record', 'A record in words')], max_length=8)),
                ('happened_on', models.DateField()),
                ('words', models.TextField()),
                ('url', models.URLField(blank=True, max_length=500)),
                ('file', models.FileField(blank=True, upload_to='milestones/%Y/%m/')),
                ('name', models.CharField(blank=True, max_length=200)),
                ('media_type', models.CharField(blank=True, max_length=60)),
                ('size', models.PositiveIntegerField(default=0)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('visibility', models.CharField(choices=[('city', 'The city and the program'), ('public', 'Everybody')], default='city', max_length=8)),
                ('added_at', models.DateTimeField()),
                ('given_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('milestone', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='journey.citymilestone')),
            ],
            options={
                'verbose_name_plural': 'evidence',
                'constraints': [models.CheckConstraint(condition=models.Q(('kind', 'record'), models.Q(('kind', 'link'), models.Q(('url', ''), _negated=True)), models.Q(('kind', 'file'), models.Q(('sha256', ''), _negated=True)), _connector='OR'), name='evidence_shows_something')],
            },
        ),
        migrations.CreateModel(
            name='OnboardingTick',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('happened_on', models.DateField()),
                ('note', models.CharField(blank=True, max_length=300)),
                ('ticked_at', models.DateTimeField()),
                ('enrollment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ticks', to='cities.enrollment')),
                ('ticked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('enrollment', 'code'), name='a_first_step_is_ticked_once')],
            },
        ),
        migrations.CreateModel(
            name='ProgressionAssessment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('assessed_on', models.DateField()),
                ('leadership', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)])),
                ('data', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)])),
                ('budgeting', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)])),
                ('planning', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)])),
                ('level', models.PositiveSmallIntegerField()),
                ('evidence', models.TextField()),
                ('status', models.CharField(choices=[('proposed', 'Waits for a check'), ('confirmed', 'Confirmed'), ('returned', 'Sent back')], default='proposed', max_length=10)),
                ('answer', models.TextField(blank=True)),
                ('rated_at', models.DateTimeField()),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('enrollment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assessments', to='cities.enrollment')),
                ('rated_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('status', 'proposed')), fields=('enrollment',), name='one_open_reading'), models.CheckConstraint(condition=models.Q(('level__gte', 1), ('level__lte', 3)), name='three_levels')],
            },
        ),
        migrations.CreateModel(
            name='Roadmap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('opened_at', models.DateTimeField()),
                ('is_public', models.BooleanField(default=False)),
                ('community', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='roadmap', to='cities.community')),
            ],
        ),
        migrations.CreateModel(
            name='RoadmapMilestone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('added_at', models.DateTimeField()),
                ('changed_at', models.DateTimeField()),
                ('off_at', models.DateTimeField(blank=True, null=True)),
                ('title', models.CharField(max_length=160)),
                ('due_on', models.DateField()),
                ('area', models.CharField(blank=True, max_length=60)),
                ('notes', models.TextField(blank=True)),
                ('status', models.CharField(choices=[('planned', 'Planned'), ('done', 'It is done')], default='planned', max_length=10)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('changed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('roadmap', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='milestones', to='journey.roadmap')),
            ],
            options={
                'indexes': [models.Index(fields=['roadmap', 'due_on'], name='journey_roa_roadmap_f35016_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('done_on__isnull', False), ('status', 'done')), models.Q(('done_on', None), ('status', 'planned')), _connector='OR'), name='what_is_done_has_its_day')],
            },
        ),
        migrations.CreateModel(
            name='AlignedResource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('added_at', models.DateTimeField()),
                ('changed_at', models.DateTimeField()),
                ('off_at', models.DateTimeField(blank=True, null=True)),
                ('what', models.CharField(max_length=160)),
                ('source', models.CharField(choices=[('city', 'City budget'), ('county', 'County'), ('schools', 'School district'), ('state', 'State'), ('federal', 'Federal'), ('foundation', 'Foundation'), ('partner', 'Partner, in kind'), ('other', 'Another source')], max_length=10)),
                ('dollars', models.PositiveBigIntegerField(blank=True, null=True)),
                ('in_kind', models.CharField(blank=True, max_length=200)),
                ('owner', models.CharField(max_length=160)),
                ('year', models.PositiveSmallIntegerField()),
                ('url', models.URLField(blank=True, max_length=500)),
                ('changed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('roadmap', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='resources', to='journey.roadmap')),
                ('milestone', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='resources', to='journey.roadmapmilestone')),
            ],
            options={
                'indexes': [models.Index(fields=['roadmap', 'year'], name='journey_ali_roadmap_dd4192_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('dollars__gt', 0), ('in_kind', '')), models.Q(('dollars', None), models.Q(('in_kind', ''), _negated=True)), _connector='OR'), name='a_resource_is_dollars_or_words')],
            },
        ),
        migrations.CreateModel(
            name='StageChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('before', models.CharField(choices=[('engage', 'Engage'), ('grow', 'Grow'), ('accelerate', 'Accelerate')], max_length=12)),
                ('after', models.CharField(choices=[('engage', 'Engage'), ('grow', 'Grow'), ('accelerate', 'Accelerate')], max_length=12)),
                ('status', models.CharField(choices=[('proposed', 'Proposed'), ('confirmed', 'Confirmed'), ('declined', 'Not now')], default='proposed', max_length=10)),
                ('why', models.TextField()),
                ('override', models.TextField(blank=True)),
                ('answer', models.TextField(blank=True)),
                ('proposed_at', models.DateTimeField()),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('enrollment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stage_changes', to='cities.enrollment')),
                ('proposed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('status', 'proposed')), fields=('enrollment',), name='one_open_change_of_stage')],
            },
        ),
    ]
