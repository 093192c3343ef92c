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
            name='EntryVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('reviewed', 'Reviewed'), ('published', 'On the site'), ('stale', 'Due for a new look'), ('retired', 'Retired'), ('replaced', 'Replaced by a newer text'), ('set_aside', 'Set aside')], default='draft', max_length=10)),
                ('document', models.JSONField()),
                ('note', models.CharField(blank=True, max_length=300)),
                ('written_at', models.DateTimeField()),
                ('reviewed_at', models.DateTimeField(blank=True, null=True)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('reviewed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='ToolkitEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('title_en', models.CharField(blank=True, max_length=160)),
                ('title_es', models.CharField(blank=True, max_length=160)),
                ('review_by', models.DateField(blank=True, null=True)),
                ('see_instead', models.SlugField(blank=True, max_length=80)),
                ('is_demo', models.BooleanField(default=False)),
                ('current', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='toolkit.entryversion')),
            ],
            options={
                'verbose_name_plural': 'toolkit entries',
            },
        ),
        migrations.AddField(
            model_name='entryversion',
            name='entry',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='toolkit.toolkitentry'),
        ),
        migrations.CreateModel(
            name='EntrySuggestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField(max_length=2000)),
                ('source', models.URLField(blank=True, max_length=500)),
                ('status', models.CharField(choices=[('open', 'Waits for an answer'), ('taken', 'Taken up'), ('declined', 'Not taken up')], default='open', max_length=8)),
                ('made_at', models.DateTimeField()),
                ('answer', models.TextField(blank=True, max_length=1000)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='suggestions', to='toolkit.toolkitentry')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='EntryFacet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('facet', models.CharField(max_length=12)),
                ('value', models.CharField(max_length=60)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='facets', to='toolkit.toolkitentry')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('facet', 'value', 'entry'), name='a_toolkit_facet_is_held_once')],
            },
        ),
        migrations.CreateModel(
            name='DownloadCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField()),
                ('form', models.CharField(max_length=4)),
                ('language', models.CharField(max_length=2)),
                ('count', models.PositiveIntegerField(default=0)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='downloads', to='toolkit.toolkitentry')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('entry', 'month', 'form', 'language'), name='downloads_are_counted_once')],
            },
        ),
        migrations.CreateModel(
            name='CityUse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('taken_up_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='toolkit_uses', to='cities.community')),
                ('taken_up_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='toolkit.toolkitentry')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('entry', 'community'), name='a_city_takes_an_entry_up_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='entryversion',
            constraint=models.UniqueConstraint(fields=('entry', 'number'), name='toolkit_texts_are_counted'),
        ),
        migrations.AddConstraint(
            model_name='entryversion',
            constraint=models.UniqueConstraint(condition=models.Q(('status__in', ('draft', 'reviewed'))), fields=('entry',), name='one_toolkit_draft_at_a_time'),
        ),
    ]
