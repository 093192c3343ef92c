import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='ContentPage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=60, unique=True)),
                ('is_vital', models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name='AddedWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=60, unique=True)),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('published', 'On the site'), ('withdrawn', 'Taken off the site')], default='draft', max_length=10)),
                ('term_en', models.CharField(max_length=80)),
                ('term_es', models.CharField(max_length=80)),
                ('definition_en', models.CharField(max_length=400)),
                ('definition_es', models.CharField(max_length=400)),
                ('aka_en', models.CharField(blank=True, max_length=80)),
                ('aka_es', models.CharField(blank=True, max_length=80)),
                ('source', models.CharField(max_length=160)),
                ('changed_at', models.DateTimeField()),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ContactMessage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about', models.CharField(choices=[('joining', 'Joining the program'), ('toolkit', 'A strategy or a policy'), ('site', 'This site, or how to reach it'), ('press', 'Press'), ('other', 'Something else')], max_length=8)),
                ('name', models.CharField(blank=True, max_length=120)),
                ('email', models.EmailField(max_length=254)),
                ('words', models.TextField(max_length=4000)),
                ('language', models.CharField(choices=[('en', 'English'), ('es', 'Español')], max_length=2)),
                ('status', models.CharField(choices=[('new', 'Waits for an answer'), ('answered', 'Answered'), ('spam', 'Set aside as spam')], default='new', max_length=8)),
                ('sent_at', models.DateTimeField()),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['status', 'sent_at'], name='pages_conta_status_14f772_idx'), models.Index(fields=['email'], name='pages_conta_email_1d22c5_idx')],
            },
        ),
        migrations.CreateModel(
            name='NewsPost',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('published', 'On the site'), ('withdrawn', 'Taken off the site')], default='draft', max_length=10)),
                ('title_en', models.CharField(max_length=160)),
                ('title_es', models.CharField(max_length=160)),
                ('summary_en', models.CharField(max_length=400)),
                ('summary_es', models.CharField(max_length=400)),
                ('body_en', models.TextField(max_length=20000)),
                ('body_es', models.TextField(max_length=20000)),
                ('video_url', models.URLField(blank=True, max_length=500)),
                ('captions_url', models.URLField(blank=True, max_length=500)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('changed_at', models.DateTimeField()),
                ('is_demo', models.BooleanField(default=False)),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['status', 'published_at'], name='pages_newsp_status_f39044_idx')],
            },
        ),
        migrations.CreateModel(
            name='ObjectiveReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('objective', models.CharField(max_length=60)),
                ('status', models.CharField(choices=[('not_started', 'Not begun'), ('underway', 'Under way'), ('done', 'Done'), ('changed', 'Done in another way')], max_length=12)),
                ('words_en', models.CharField(max_length=600)),
                ('words_es', models.CharField(max_length=600)),
                ('said_on', models.DateField()),
                ('said_at', models.DateTimeField()),
                ('is_demo', models.BooleanField(default=False)),
                ('said_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['objective', 'said_at'], name='pages_objec_objecti_0affcc_idx')],
            },
        ),
        migrations.CreateModel(
            name='PageText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('en', 'English'), ('es', 'Español')], max_length=2)),
                ('number', models.PositiveIntegerField()),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('checked', 'Checked by a person'), ('published', 'On the site'), ('replaced', 'Replaced by a newer text'), ('set_aside', 'Set aside')], default='draft', max_length=10)),
                ('title', models.CharField(max_length=160)),
                ('lead', models.CharField(blank=True, max_length=400)),
                ('body', models.TextField(max_length=20000)),
                ('sources', models.JSONField(blank=True, default=list)),
                ('follows', models.PositiveIntegerField(default=0)),
                ('written_at', models.DateTimeField()),
                ('checked_at', models.DateTimeField(blank=True, null=True)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('checked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='pages.contentpage')),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('page', 'language', 'number'), name='page_texts_are_counted'), models.UniqueConstraint(condition=models.Q(('status', 'published')), fields=('page', 'language'), name='one_published_text_a_language'), models.UniqueConstraint(condition=models.Q(('status__in', ('draft', 'checked'))), fields=('page', 'language'), name='one_draft_a_language')],
            },
        ),
    ]
