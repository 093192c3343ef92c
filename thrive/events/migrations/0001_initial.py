import django.db.models.deletion
import django.db.models.functions.text
import thrive.base.clock
import thrive.events.models.fields
import uuid
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
            name='CalendarFeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('ending', models.CharField(max_length=4)),
                ('language', models.CharField(choices=[('en', 'English'), ('es', 'Español')], default='en', max_length=2)),
                ('made_at', models.DateTimeField(default=thrive.base.clock.now)),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='calendar_feeds', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=160)),
                ('title_es', models.CharField(blank=True, max_length=160)),
                ('about', models.TextField(blank=True)),
                ('about_es', models.TextField(blank=True)),
                ('slug', models.SlugField(max_length=120, unique=True)),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('occurrence_at', models.DateTimeField(blank=True, null=True)),
                ('is_apart', models.BooleanField(default=False)),
                ('kind', models.CharField(choices=[('info_session', 'Information session'), ('webinar', 'Webinar'), ('workshop', 'Workshop'), ('training', 'Training'), ('seminar', 'Seminar'), ('listening', 'Listening session'), ('idea_lab', 'Idea Lab'), ('design_team', 'Design Team meeting'), ('advisory', 'Advisory group'), ('council', 'Council hearing'), ('convening', 'Convening'), ('call', 'Call between cities')], max_length=14)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('zone', models.CharField(default='America/Los_Angeles', max_length=60)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('link', models.URLField(blank=True)),
                ('elsewhere', models.URLField(blank=True)),
                ('who', models.CharField(choices=[('public', 'Everyone'), ('members', 'People who are signed in'), ('tier', 'People of cities whose tier is offered it'), ('city', 'People of its city only')], default='public', max_length=8)),
                ('offering', models.CharField(blank=True, max_length=10)),
                ('training', models.CharField(blank=True, choices=[('advocacy', 'Advocacy training in four parts'), ('spatial-literacy', 'Reading data and maps'), ('engagement-equity', 'Working with communities, fairly')], max_length=20)),
                ('module', models.CharField(blank=True, max_length=40)),
                ('areas', thrive.events.models.fields.SlugsField(blank=True, default=(), max_length=400)),
                ('languages', thrive.events.models.fields.SlugsField(blank=True, default=(), max_length=400)),
                ('audiences', thrive.events.models.fields.SlugsField(blank=True, default=(), max_length=400)),
                ('supports', thrive.events.models.fields.SlugsField(blank=True, default=(), max_length=400)),
                ('capacity', models.PositiveIntegerField(blank=True, null=True)),
                ('for_youth', models.BooleanField(default=False)),
                ('adults', models.CharField(blank=True, max_length=240)),
                ('status', models.CharField(choices=[('draft', 'Being planned'), ('open', 'Open'), ('full', 'Full, with a wait-list'), ('closed', 'Sign-up closed'), ('held', 'Held'), ('cancelled', 'Cancelled')], default='draft', max_length=10)),
                ('sequence', models.PositiveIntegerField(default=0)),
                ('created_at', models.DateTimeField(default=thrive.base.clock.now)),
                ('changed_at', models.DateTimeField(default=thrive.base.clock.now)),
                ('cancel_reason', models.TextField(blank=True)),
                ('follow_up', models.TextField(blank=True)),
                ('followed_up_at', models.DateTimeField(blank=True, null=True)),
                ('is_demo', models.BooleanField(default=False)),
                ('community', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='cities.community')),
                ('host', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='hosted_events', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='EventQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(max_length=200)),
                ('words_es', models.CharField(blank=True, max_length=200)),
                ('is_required', models.BooleanField(default=False)),
                ('place', models.PositiveSmallIntegerField(default=0)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='events.event')),
            ],
        ),
        migrations.CreateModel(
            name='EventSeries',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=160)),
                ('title_es', models.CharField(blank=True, max_length=160)),
                ('about', models.TextField(blank=True)),
                ('about_es', models.TextField(blank=True)),
                ('slug', models.SlugField(max_length=120, unique=True)),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('info_session', 'Information session'), ('webinar', 'Webinar'), ('workshop', 'Workshop'), ('training', 'Training'), ('seminar', 'Seminar'), ('listening', 'Listening session'), ('idea_lab', 'Idea Lab'), ('design_team', 'Design Team meeting'), ('advisory', 'Advisory group'), ('council', 'Council hearing'), ('convening', 'Convening'), ('call', 'Call between cities')], max_length=14)),
                ('rrule', models.CharField(max_length=240)),
                ('starts_at', models.DateTimeField()),
                ('minutes', models.PositiveSmallIntegerField()),
                ('zone', models.CharField(default='America/Los_Angeles', max_length=60)),
                ('audiences', thrive.events.models.fields.SlugsField(blank=True, default=(), max_length=400)),
                ('is_demo', models.BooleanField(default=False)),
                ('follows', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='followed_by', to='events.eventseries')),
            ],
            options={
                'verbose_name_plural': 'event series',
            },
        ),
        migrations.AddField(
            model_name='event',
            name='series',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='events.eventseries'),
        ),
        migrations.CreateModel(
            name='Material',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('recording', 'Recording'), ('slides', 'Slides'), ('notes', 'Notes')], max_length=10)),
                ('title', models.CharField(max_length=160)),
                ('url', models.URLField()),
                ('captions_url', models.URLField(blank=True)),
                ('language', models.CharField(choices=[('en', 'English'), ('es', 'Español')], default='en', max_length=2)),
                ('added_at', models.DateTimeField()),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='materials', to='events.event')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'recording'), _negated=True), models.Q(('captions_url', ''), _negated=True), _connector='OR'), name='a_recording_has_captions')],
            },
        ),
        migrations.CreateModel(
            name='Registration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(blank=True, max_length=120)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('language', models.CharField(choices=[('en', 'English'), ('es', 'Español')], default='en', max_length=2)),
                ('source', models.CharField(choices=[('self', 'Signed up'), ('paper', 'Paper list')], default='self', max_length=5)),
                ('status', models.CharField(choices=[('asked', 'Waits for the guest to confirm'), ('registered', 'Has a place'), ('waiting', 'On the wait-list'), ('cancelled', 'Given back')], default='asked', max_length=10)),
                ('number', models.PositiveIntegerField()),
                ('answers', models.JSONField(default=dict)),
                ('asked_at', models.DateTimeField()),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('attended', models.BooleanField(null=True)),
                ('marked_at', models.DateTimeField(blank=True, null=True)),
                ('reminder', models.CharField(blank=True, max_length=60)),
                ('community', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='event_places', to='cities.community')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='registrations', to='events.event')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='event_places', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['event', 'status'], name='events_regi_event_i_c98244_idx'), models.Index(fields=['person', 'status'], name='events_regi_person__99df51_idx'), models.Index(fields=['community', 'attended'], name='events_regi_communi_488211_idx')],
                'constraints': [models.UniqueConstraint(fields=('event', 'number'), name='one_number_an_event'), models.UniqueConstraint(condition=models.Q(('person__isnull', False), models.Q(('status', 'cancelled'), _negated=True)), fields=('event', 'person'), name='one_place_a_person'), models.UniqueConstraint(models.F('event'), django.db.models.functions.text.Lower('email'), condition=models.Q(('person', None), models.Q(('email', ''), _negated=True), models.Q(('status', 'cancelled'), _negated=True)), name='one_place_a_guest')],
            },
        ),
        migrations.CreateModel(
            name='SupportRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('interpreter', 'Interpreter'), ('childcare', 'Child care'), ('food', 'Food'), ('stipend', 'Stipend'), ('transport', 'Transport'), ('access', 'Access for a disability')], max_length=12)),
                ('language', models.CharField(blank=True, choices=[('en', 'English'), ('es', 'Spanish'), ('asl', 'American Sign Language'), ('ar', 'Arabic'), ('hy', 'Armenian'), ('km', 'Khmer'), ('zh', 'Chinese'), ('fa', 'Farsi'), ('hi', 'Hindi'), ('hmn', 'Hmong'), ('ja', 'Japanese'), ('ko', 'Korean'), ('lo', 'Lao'), ('mien', 'Mien'), ('mix', 'Mixteco'), ('pa', 'Punjabi'), ('ru', 'Russian'), ('tl', 'Tagalog'), ('th', 'Thai'), ('trq', 'Triqui'), ('uk', 'Ukrainian'), ('vi', 'Vietnamese'), ('zap', 'Zapoteco')], max_length=8)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('registration', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='needs', to='events.registration')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('registration', 'kind'), name='one_request_of_a_kind'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'interpreter'), _negated=True), models.Q(('language', ''), _negated=True), _connector='OR'), name='an_interpreter_has_a_language')],
            },
        ),
        migrations.CreateModel(
            name='TAEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('offering', models.CharField(max_length=10)),
                ('held_on', models.DateField()),
                ('minutes', models.PositiveSmallIntegerField()),
                ('what', models.TextField()),
                ('outcome', models.TextField(blank=True)),
                ('status', models.CharField(choices=[('written', 'Waits for the city’s word'), ('confirmed', 'Confirmed by the city'), ('doubted', 'The city sees it differently'), ('withdrawn', 'Withdrawn')], default='written', max_length=10)),
                ('written_at', models.DateTimeField()),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('reply', models.CharField(blank=True, max_length=300)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ta_entries', to='cities.community')),
                ('given_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='ta_given', to=settings.AUTH_USER_MODEL)),
                ('settled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['community', 'held_on'], name='events_taen_communi_5c2bd8_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('minutes__gte', 1), ('minutes__lte', 600)), name='help_lasts_1_to_600_minutes')],
            },
        ),
        migrations.CreateModel(
            name='TARequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('area', models.CharField(max_length=60)),
                ('language', models.CharField(choices=[('en', 'English'), ('es', 'Español')], default='en', max_length=2)),
                ('question', models.TextField()),
                ('status', models.CharField(choices=[('asked', 'Waits for somebody to take it'), ('routed', 'With an expert'), ('answered', 'Answered'), ('published', 'Answered, and in the common questions')], default='asked', max_length=10)),
                ('asked_at', models.DateTimeField()),
                ('routed_at', models.DateTimeField(blank=True, null=True)),
                ('answer', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('faq_question', models.CharField(blank=True, max_length=300)),
                ('faq_answer', models.TextField(blank=True)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('is_demo', models.BooleanField(default=False)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='ta_answered', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='ta_requests', to=settings.AUTH_USER_MODEL)),
                ('assigned_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='ta_assigned', to=settings.AUTH_USER_MODEL)),
                ('community', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ta_requests', to='cities.community')),
            ],
            options={
                'indexes': [models.Index(fields=['status', 'asked_at'], name='events_tare_status_1bb750_idx'), models.Index(fields=['assigned_to', 'status'], name='events_tare_assigne_aa76f4_idx')],
            },
        ),
        migrations.CreateModel(
            name='TrainingCompletion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('training', models.CharField(max_length=20)),
                ('module', models.CharField(blank=True, max_length=40)),
                ('completed_on', models.DateField()),
                ('community', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cities.community')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='training_completions', to=settings.AUTH_USER_MODEL)),
                ('registration', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='completion', to='events.registration')),
            ],
            options={
                'indexes': [models.Index(fields=['training', 'community', 'module'], name='events_trai_trainin_174149_idx')],
            },
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['starts_at'], name='events_even_starts__b01102_idx'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['ends_at'], name='events_even_ends_at_4aabb3_idx'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['changed_at'], name='events_even_changed_c5563d_idx'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['community', 'starts_at'], name='events_even_communi_befd89_idx'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['training', 'module'], name='events_even_trainin_4faf5e_idx'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='an_event_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('who', 'city'), _negated=True), ('community__isnull', False), _connector='OR'), name='a_city_event_has_its_city'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('who', 'tier'), _negated=True), models.Q(('offering', ''), _negated=True), _connector='OR'), name='a_tier_event_has_its_offering'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.UniqueConstraint(fields=('series', 'occurrence_at'), name='one_event_an_occurrence'),
        ),
    ]
