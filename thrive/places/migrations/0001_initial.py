import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Geography',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('state', 'State'), ('region', 'Region'), ('county', 'County'), ('subregion', 'Subregion'), ('place', 'City or town'), ('school_district', 'School district'), ('tract', 'Census tract'), ('neighborhood', 'Neighborhood'), ('lhj', 'Local health jurisdiction'), ('tribal_nation', 'Tribal nation')], max_length=20)),
                ('geoid', models.CharField(max_length=20)),
                ('name', models.CharField(max_length=120)),
                ('legal_name', models.CharField(max_length=160)),
                ('legal_form', models.CharField(blank=True, choices=[('city', 'City'), ('town', 'Town')], max_length=10)),
                ('slug', models.SlugField(max_length=140)),
                ('population', models.PositiveIntegerField(blank=True, null=True)),
                ('population_source', models.CharField(blank=True, max_length=60)),
                ('latitude', models.FloatField(blank=True, null=True)),
                ('longitude', models.FloatField(blank=True, null=True)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='places.geography')),
            ],
            options={
                'verbose_name_plural': 'geographies',
                'constraints': [models.UniqueConstraint(fields=('kind', 'geoid'), name='one_geography_per_geoid'), models.UniqueConstraint(condition=models.Q(('kind__in', ['state', 'region', 'county', 'place', 'tribal_nation'])), fields=('kind', 'slug'), name='one_geography_per_address'), models.CheckConstraint(condition=models.Q(('kind__in', ['state', 'region', 'county', 'subregion', 'place', 'school_district', 'tract', 'neighborhood', 'lhj', 'tribal_nation'])), name='geography_kind_is_known'), models.CheckConstraint(condition=models.Q(('population', None), models.Q(('population_source', ''), _negated=True), _connector='OR'), name='population_names_its_source'), models.CheckConstraint(condition=models.Q(models.Q(('latitude', None), ('longitude', None)), models.Q(('latitude__isnull', False), ('longitude__isnull', False), ('latitude__range', (-90, 90)), ('longitude__range', (-180, 180))), _connector='OR'), name='position_is_whole')],
            },
        ),
    ]
