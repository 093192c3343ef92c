import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cities', '0001_initial'),
        ('indicators', '0001_initial'),
        ('people', '__first__'),
        ('teams', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='IndexRecipe',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=40)),
                ('version', models.PositiveIntegerField()),
                ('text', models.TextField()),
                ('about', models.JSONField()),
                ('sha256', models.CharField(max_length=64)),
                ('written_at', models.DateTimeField()),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('slug', 'version'), name='one_recipe_a_version'), models.UniqueConstraint(fields=('slug', 'sha256'), name='a_recipe_is_written_once')],
            },
        ),
        migrations.CreateModel(
            name='IndexEdition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('place', 'Cities and towns'), ('county', 'Counties')], max_length=8)),
                ('year', models.PositiveSmallIntegerField()),
                ('number', models.PositiveIntegerField()),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('first_yes', 'Approved by one'), ('published', 'Published'), ('returned', 'Returned'), ('withdrawn', 'Withdrawn, no longer shown')], default='draft', max_length=12)),
                ('sha256', models.CharField(max_length=64)),
                ('content_sha256', models.CharField(max_length=64)),
                ('is_demo', models.BooleanField(default=False)),
                ('made_at', models.DateTimeField()),
                ('first_yes_at', models.DateTimeField(blank=True, null=True)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('reason', models.TextField(blank=True)),
                ('first_yes_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('releases', models.ManyToManyField(related_name='editions', to='indicators.release')),
                ('second_yes_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('recipe', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='wellbeing.indexrecipe')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('recipe', 'kind', 'year', 'number'), name='one_edition_a_number'), models.UniqueConstraint(condition=models.Q(('status__in', ['returned', 'withdrawn']), _negated=True), fields=('recipe', 'kind', 'year', 'content_sha256'), name='the_same_edition_is_made_once'), models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'first_yes', 'published', 'returned', 'withdrawn'])), name='edition_status_is_known'), models.CheckConstraint(condition=models.Q(('kind__in', ['place', 'county'])), name='edition_kind_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['first_yes', 'published', 'withdrawn']), _negated=True), ('first_yes_at__isnull', False), _connector='OR'), name='no_edition_goes_on_without_a_first_yes'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['published', 'withdrawn']), _negated=True), ('published_at__isnull', False), _connector='OR'), name='a_published_edition_has_its_day'), models.CheckConstraint(condition=models.Q(('first_yes_by', None), ('second_yes_by', None), models.Q(('first_yes_by', models.F('second_yes_by')), _negated=True), _connector='OR'), name='two_people_approve_an_edition'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['returned', 'withdrawn']), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='an_edition_that_ends_says_why')],
            },
        ),
        migrations.CreateModel(
            name='WeighingSitting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('question', models.CharField(max_length=300)),
                ('status', models.CharField(choices=[('open', 'Open: members spread their points'), ('closed', 'Closed: only the team sees the result'), ('published', 'Published: everybody may use these weights'), ('withdrawn', 'Taken back, no longer shown')], default='open', max_length=10)),
                ('result', models.JSONField(blank=True, default=dict)),
                ('is_demo', models.BooleanField(default=False)),
                ('opened_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('reason', models.TextField(blank=True)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='weighings', to='cities.community')),
                ('opened_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('published_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('community', 'number'), name='one_sitting_a_number'), models.UniqueConstraint(condition=models.Q(('status', 'open')), fields=('community',), name='one_sitting_open_at_a_time'), models.CheckConstraint(condition=models.Q(('status__in', ['open', 'closed', 'published', 'withdrawn'])), name='sitting_status_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'published'), _negated=True), models.Q(('published_at__isnull', False), models.Q(('result', {}), _negated=True)), _connector='OR'), name='published_weights_are_kept'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'withdrawn'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='weights_taken_back_say_why')],
            },
        ),
        migrations.CreateModel(
            name='WeightVote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('group', models.CharField(choices=[('youth', 'Youth'), ('adult', 'Adults')], max_length=5)),
                ('points', models.JSONField()),
                ('given_at', models.DateTimeField()),
                ('membership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='weight_votes', to='teams.designteammembership')),
                ('sitting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='wellbeing.weighingsitting')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('sitting', 'membership'), name='one_vote_a_member'), models.CheckConstraint(condition=models.Q(('group__in', ['youth', 'adult'])), name='vote_group_is_known')],
            },
        ),
    ]
