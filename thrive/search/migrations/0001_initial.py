from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='SearchDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('ref_id', models.CharField(max_length=120)),
                ('language', models.CharField(choices=[('en', 'English'), ('es', 'Español')], max_length=2)),
                ('title', models.CharField(max_length=300)),
                ('body', models.TextField(blank=True)),
                ('url_name', models.CharField(max_length=80)),
                ('url_args', models.JSONField(default=list)),
                ('fragment', models.CharField(blank=True, max_length=120)),
                ('visibility', models.CharField(choices=[('public', 'Everyone'), ('members', 'People who are signed in'), ('program', 'Program staff')], default='public', max_length=8)),
                ('updated_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('ref_id', 'kind', 'language'), name='one_document_a_language')],
            },
        ),
    ]
